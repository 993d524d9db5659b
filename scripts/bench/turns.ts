import { USSD, type Bench } from './stage.ts';

/** Each is measured so often, in turns, so that the machine's moods fall on all alike. */
const ROUNDS = 3;

/** The real USSD turn beside a bare handler and beside one INSERT. */
export const turns: Bench = async ({ service, bare, load, size, note }) => {
  for (const [target, path] of [
    [bare, '/echo'],
    [bare, '/insert'],
    [service.url, USSD],
  ] as const)
    await load(target, path, size(4000));
  const speed = { echo: 0, insert: 0, turn: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    speed.echo += (await load(bare, '/echo', size(30_000))).perSecond / ROUNDS;
    speed.insert += (await load(bare, '/insert', size(20_000))).perSecond / ROUNDS;
    speed.turn += (await load(service.url, USSD, size(12_000))).perSecond / ROUNDS;
  }
  note('bare Express handler, echo', `${speed.echo.toFixed(0)}/s`);
  note('one INSERT per request', `${speed.insert.toFixed(0)}/s`);
  note('USSD turns', `${speed.turn.toFixed(0)}/s`);
  const [ofEcho, ofInsert] = [speed.turn / speed.echo, speed.turn / speed.insert];
  note('turn / bare handler', ofEcho.toFixed(3), 'at least 0.15', ofEcho >= 0.15);
  note('turn / one INSERT', ofInsert.toFixed(3), 'at least 0.25', ofInsert >= 0.25);
};
