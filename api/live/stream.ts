import { Readable } from 'node:stream';
import { LIVE_CLOSED, type LiveCode } from '@arogya/contract';
import type { Holder } from '../../core/events/tickets.ts';
import type { Connections, Session } from './connections.ts';

/** Bytes that may wait for one client. */
const FULL_BYTES = 256 * 1024;
const BEAT_MS = 15_000;
/** Milliseconds for the last words to be read. */
const LEAVE_MS = 2000;

/** Server-sent events for somebody, after an id or (null) from now on: the body of an answer that ends with the token. */
export function openStream(connections: Connections, holder: Holder, after: number | null): Readable {
  let session: Session | null = null;
  const body = new Readable({
    highWaterMark: FULL_BYTES,
    read: () => session?.drained(),
    destroy(error, done) {
      session?.left();
      done(error);
    },
  });
  const say = (name: string, id: number | null, data: object): void => {
    body.push(`${id === null ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  };

  session = connections.admit(holder, after, {
    name: 'stream',
    beatMs: BEAT_MS,
    begin({ after: from, isReset }) {
      if (isReset) say('reset', null, {});
      say('ready', from, { after: String(from) });
    },
    write: ({ id, json }) => void body.push(Buffer.concat([Buffer.from(`id: ${id}\ndata: `), json, END])),
    isFull: () => body.readableLength >= FULL_BYTES,
    beat: () => {
      if (!body.destroyed && body.readableLength < FULL_BYTES) body.push(': still here\n\n');
      return !body.destroyed;
    },
    end(code: LiveCode) {
      // Who reads nothing cannot be told why.
      if (body.destroyed || code === 4408) return void body.destroy();
      say('end', null, { code, reason: LIVE_CLOSED[code] });
      body.push(null);
      setTimeout(() => body.destroy(), LEAVE_MS).unref();
    },
  });
  return body;
}

const END = Buffer.from('\n\n');
