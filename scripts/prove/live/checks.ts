import { none, told as toldLine, type Line } from '../keep.ts';
import { quantile, told, type LiveEvidence } from './trial.ts';

/** Milliseconds in which an event must have reached everybody. */
const WITHIN_MS = 1000;
/** MB that the service may hold for one client. */
const MB_PER_CLIENT = 0.125;
/** Of what is told to those who read nothing, the part that the service may hold: the rows wait, not the memory. */
const HELD = 0.2;
/** MB of an event to them. */
const EVENT_MB = 8 / 1024;

/** Holds the evidence against what is promised. */
export function judge(seen: LiveEvidence): Line[] {
  const { clients, sleepers, isPatient } = seen.sizes;
  const [alone, crowded, flooded, atEnd] = seen.residentMb;
  const fast = (what: string, times: readonly number[]): Line => ({
    what: `${what}: half, 99 %, slowest`,
    figure: told(times),
    wanted: `below ${WITHIN_MS} ms`,
    met: quantile(times, 1) < WITHIN_MS,
    example: `${times.filter((ms) => ms >= WITHIN_MS).length} of ${times.length} took longer`,
  });
  const roomMb = crowded - alone;
  const sleeperMb = flooded - crowded;
  const toldMb = sleepers * seen.sizes.flood * EVENT_MB;
  return [
    toldLine('clients', clients),
    toldLine('all were let in after', `${(seen.joinedMs / 1000).toFixed(1)} s`),
    toldLine('events delivered', seen.deliveries),
    fast('to everybody, in quiet', seen.quietMs),
    toldLine('clients that read nothing', sleepers),
    fast('beside them, while 8 KB events are told to them', seen.besideMs),
    ...(isPatient
      ? [none('of these not let go', Array<string>(sleepers - seen.letGo).fill('one is still there'))]
      : []),
    toldLine('connections cut and resumed', seen.cuts),
    toldLine('times that PostgreSQL cut the listener off', seen.listenerCuts),
    toldLine('meanwhile: half, 99 %, slowest', told(seen.cuttingMs)),
    none('events that a client missed', seen.missed),
    none('events that came twice or out of order', seen.repeated),
    none('clients told to read anew', Array<string>(seen.resets).fill('a reset')),
    none('closed for no reason', seen.oddlyClosed),
    {
      what: 'told that the service stops',
      figure: String(seen.toldOfStop),
      wanted: String(clients),
      met: seen.toldOfStop === clients,
      example: `${clients - seen.toldOfStop} were not`,
    },
    none('times that the service ended by itself', seen.deaths),
    none('errors in the log', seen.errors),
    none('stopped otherwise than with 0', seen.stopped === 0 ? [] : [String(seen.stopped)]),
    toldLine(
      'resident memory alone, with them, beside the sleepers, at the end',
      `${[alone, crowded, flooded, atEnd].map((mb) => mb.toFixed(0)).join(', ')} MB`,
    ),
    {
      what: 'for one client',
      figure: `${((roomMb * 1024) / clients).toFixed(0)} KB`,
      wanted: `at most ${MB_PER_CLIENT * 1024} KB`,
      met: clients < 1000 || !(roomMb / clients > MB_PER_CLIENT),
      example: `${roomMb.toFixed(0)} MB in all`,
    },
    {
      what: 'of what was told to those who read nothing, held in memory',
      figure: `${sleeperMb.toFixed(0)} of ${toldMb.toFixed(0)} MB`,
      wanted: `at most ${HELD * 100} %`,
      met: clients < 1000 || !(sleeperMb > HELD * toldMb),
      example: `${((sleeperMb * 1024) / sleepers).toFixed(0)} KB for each`,
    },
  ];
}
