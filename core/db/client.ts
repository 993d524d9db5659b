import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from 'pg';
import { PrismaClient } from './generated/client.ts';

/** Typed access to every table, over the pool that is handed in, for all that is not on a turn's path. */
export const createClient = (pool: Pool): PrismaClient => new PrismaClient({ adapter: new PrismaPg(pool) });

export type { PrismaClient };
