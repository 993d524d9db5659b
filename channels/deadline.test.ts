import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ConversationStore, createConversationStore, type Thread } from '../core/conversations/store.ts';
import { createVault } from '../core/crypto/vault.ts';
import { connectedDatabase } from '../core/db/testing.ts';
import { PhoneNumber } from '../core/phone.ts';
import type { ConversationState } from '../flows/conversation.ts';
import type { Effect } from '../flows/effect.ts';
import { createExpire } from './deadline.ts';

const now = new Date('2026-11-23T10:00:00Z');
const MOVES = 3;
/** Nobody answered: somebody may be in danger. */
const CRY: Effect = { type: 'emergency', certainty: 'unconfirmed', trigger: 'silence' };
const state: ConversationState = {
  ...{ saved: { flow: 'crisis', version: 1, snapshot: { value: 'asked', context: {} } }, moves: MOVES },
  ...{ page: 0, offer: false, parked: null, pending: [], askedAt: null },
  ...{ channel: 't/ussd', dialog: 'd', past: [], heard: '' },
};

let connected: Awaited<ReturnType<typeof connectedDatabase>>;
let store: ConversationStore;
beforeAll(async () => {
  connected = await connectedDatabase();
  store = createConversationStore({
    database: connected.database,
    vault: createVault([{ id: 't', secret: Buffer.alloc(32, 't') }]),
  });
});
afterAll(() => connected.close());

let contacts = 0;
/** A contact that leaves the conversation so. */
const writes = async (thread: Thread, left: ConversationState): Promise<void> => {
  const key = `contact ${++contacts}`;
  const turn = { thread, channel: 't/ussd', key, reply: null, state: left, at: now, medium: 'ussd' };
  expect(await store.write({ ...turn, consents: [], wanted: [] })).toMatchObject({ outcome: 'saved' });
};

/**
 * Somebody stands at a question, and its deadline passes; how urgent what came of it was, where they did something
 * at that moment.
 */
async function expired(meanwhile: (thread: Thread) => Promise<void>): Promise<readonly boolean[]> {
  const from = PhoneNumber.parse(`+9198000${10_000 + contacts}`)!;
  await writes(await store.load(from, now), state);
  const { personId, revision } = await store.load(from, now);
  let isFirst = true;
  const rung: boolean[] = [];
  const expire = createExpire({
    conversations: {
      expire: async (before) => {
        if (isFirst) await meanwhile((await store.byPerson(personId))!);
        isFirst = false;
        return { state: { ...before, moves: MOVES + 1 }, effects: [CRY], flow: 'crisis' };
      },
    },
    store,
    wishes: {
      of: () => [{ kind: 'emergency', channel: null, urgent: true, payload: {}, dueAt: now }],
    },
    ring: (ids, isUrgent) => ids.forEach(() => rung.push(isUrgent)),
    clock: { now: () => now },
  });
  await expire({ id: `deadline ${contacts}`, personId, revision, moves: MOVES, medium: 'ussd' });
  return rung;
}

test('a deadline that passes while a page is turned is put to the question all the same', async () => {
  expect(await expired((thread) => writes(thread, { ...state, page: 1 }))).toEqual([true]);
});

test('one that is answered at that moment does nothing', async () => {
  expect(await expired((thread) => writes(thread, { ...state, moves: MOVES + 1 }))).toEqual([]);
});

test('one that nothing comes between is put once', async () => {
  expect(await expired(() => Promise.resolve())).toEqual([true]);
});
