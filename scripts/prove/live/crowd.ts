import { randomBytes, randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { WebSocket } from 'ws';
import { LIVE_PATH } from '@arogya/contract';
import { systemClock } from '../../../core/clock.ts';
import type { Database } from '../../../core/db/pool.ts';
import { createTickets, type Holder, type Tickets } from '../../../core/events/tickets.ts';

/** One client: an account of its own, and all that it was told, over however many connections. */
export interface Member {
  readonly holder: Holder;
  socket: WebSocket | null;
  /** Ids in the order in which they came. */
  readonly ids: number[];
  /** Where it began, by the word of the service; null before. */
  began: number | null;
  /** Codes that it was closed with, not counting those cut by ourselves. */
  readonly closed: number[];
  resets: number;
}

/** Clients of the live connection, many in one process. */
export interface Crowd {
  readonly members: readonly Member[];
  /** Lets so many of a role in; resolves when each was told that it is ready. */
  join(count: number, role: string, scopes?: readonly string[]): Promise<Member[]>;
  /** Cuts a connection without a word. */
  cut(member: Member): void;
  /** Connects again and goes on after the last id. */
  resume(member: Member): Promise<void>;
  leave(): void;
}

/** Connections that are opened at once. */
const AT_ONCE = 40;
const READY_MS = 20_000;

/** `heard` is told of each event that reaches a client, with the moment (performance.now) of it. */
export function createCrowd(url: string, database: Database, heard: (id: number, at: number) => void): Crowd {
  const tickets: Tickets = createTickets({ database, clock: systemClock, random: randomBytes });
  const members: Member[] = [];

  async function connect(member: Member): Promise<void> {
    const { ticket } = await tickets.issue(member.holder);
    const socket = new WebSocket(url.replace(/^http/, 'ws') + LIVE_PATH, { perMessageDeflate: false });
    member.socket = socket;
    const after = member.ids.at(-1) ?? member.began;
    socket.on('error', () => undefined);
    socket.on('open', () =>
      socket.send(JSON.stringify({ ticket, ...(after === null ? {} : { after: String(after) }) })),
    );
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('a client was not let in in time')), READY_MS);
      socket.on('close', (code) => {
        clearTimeout(late);
        if (member.socket === socket) member.closed.push(code);
        reject(new Error(`a client was closed with ${code}`));
      });
      socket.on('message', (data) => {
        const at = performance.now();
        // What was on its way when it was cut is lost, as on a real road.
        if (member.socket !== socket) return;
        const { id, type, after: from } = JSON.parse((data as Buffer).toString()) as Record<string, string>;
        if (type === 'reset') member.resets += 1;
        else if (type === 'ready') {
          clearTimeout(late);
          member.began ??= Number(from);
          resolve();
        } else {
          member.ids.push(Number(id));
          heard(Number(id), at);
        }
      });
    });
  }

  return {
    members,
    async join(count, role, scopes = []) {
      const its = Array.from({ length: count }, () => memberOf(role, scopes));
      members.push(...its);
      await inTurns(its, connect);
      return its;
    },
    cut(member) {
      const { socket } = member;
      member.socket = null;
      socket?.terminate();
    },
    resume: connect,
    leave() {
      for (const { socket } of members) socket?.terminate();
    },
  };
}

/** Works on all of them, so many at once. */
export async function inTurns<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
  atOnce = AT_ONCE,
): Promise<void> {
  const left = [...items];
  const turn = async (): Promise<void> => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, turn));
}

function memberOf(role: string, scopes: readonly string[]): Member {
  const now = Date.now();
  return {
    holder: {
      accountId: randomUUID(),
      personId: randomUUID(),
      role,
      scopes: new Set(scopes),
      sessionId: randomUUID(),
      issuedAt: new Date(now),
      expiresAt: new Date(now + 3_600_000),
    },
    socket: null,
    ids: [],
    began: null,
    closed: [],
    resets: 0,
  };
}
