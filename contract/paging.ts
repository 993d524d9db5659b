import { z } from 'zod';

/** Things on one page: as many as a client may ask for, and as many as it gets without asking. */
export const PAGE = { most: 50, usual: 20 } as const;

/** The query of a list that comes in pages: spread it into the strict object of the query. */
export const pageQuery = {
  limit: z.int().min(1).max(PAGE.most).default(PAGE.usual).describe('Things on one page.'),
  cursor: z
    .string()
    .min(1)
    .max(400)
    .regex(/^[A-Za-z0-9_-]+$/)
    .optional()
    .describe('`nextCursor` of the page before, with the rest of the query unchanged.'),
};

/** What an answer says of the page after it: spread it into the object of the answer. Cursors mean nothing to clients. */
export const nextPage = {
  nextCursor: z.string().nullable().describe('For the next page; null on the last.'),
};
