import { none, told, type Line } from '../keep.ts';
import { matchPeople, matchSms } from './ledger.ts';
import type { Evidence } from './trial.ts';

/** Milliseconds within which an SOS is answered on the screen, and its SMS is there. */
const SOS_MS = 2000;
const SOS_SMS_MS = 5000;

/** Holds the evidence against what was promised. */
export function judge(evidence: Evidence): Line[] {
  return [...killed(evidence), ...sent(evidence), ...away(evidence), ...afterwards(evidence)];
}

const holds = (
  what: string,
  figure: string | number,
  wanted: string,
  met: boolean,
  example: string | null = null,
): Line => ({
  what,
  figure: String(figure),
  wanted,
  met,
  example: met ? null : (example ?? `${what}: ${figure}`),
});

function killed(evidence: Evidence): Line[] {
  const { sizes, counts, kills, killTurns, faults, people, wire, calm, excused, booked, totals } = evidence;
  const uneven = [...booked]
    .filter(([, { revision, kept, keys }]) => revision + kept !== keys)
    .map(
      ([number, { revision, kept, keys }]) =>
        `${number}: revision ${revision}, ${kept} kept, ${keys} inbox keys`,
    );
  return [
    holds(
      'turns acknowledged while the service was killed',
      killTurns,
      `at least ${sizes.turns}`,
      killTurns >= sizes.turns,
    ),
    holds('kill -9 of the service', kills, `at least ${sizes.kills}`, kills >= sizes.kills),
    told('people', people.length),
    told('hops without an answer', counts.unanswered),
    told('calls dialled again', counts.redials),
    told('conversations continued where they stopped', counts.continued),
    none('answers lost: a screen behind what was acknowledged', faults.get('answer lost') ?? []),
    none("another person's answer", [...(faults.get('wrong person') ?? [])]),
    told('hops delivered more than once', wire.repeated()),
    none('of these answered otherwise', wire.differing),
    holds(
      'the same as the network counts it before PostgreSQL went away',
      calm.counts.differingAnswers,
      `at most ${excused}, where one was a polite line`,
      calm.counts.differingAnswers <= excused,
    ),
    none('people whose turns and kept cries are not their distinct deliveries', uneven),
    holds(
      'turns + kept cries of everyone / inbox keys',
      `${totals.revisions} + ${totals.kept} / ${totals.keys}`,
      'equal',
      totals.revisions + totals.kept === totals.keys,
    ),
  ];
}

function sent(evidence: Evidence): Line[] {
  const { people, rows, ledger, cries, unsettled, settledMs, counts, reader } = evidence;
  const statuses: Record<string, number> = {};
  for (const { status } of rows) statuses[status] = (statuses[status] ?? 0) + 1;
  const sms = matchSms(rows, ledger.sms, new Set(cries.map(({ number }) => number)));
  const remembered = matchPeople(people, rows, reader);
  const failed = rows.filter(({ status }) => status === 'failed').map(({ id }) => id);
  const cards = people.reduce((sum, person) => sum + person.cards.length, 0);
  return [
    told('"send me this by SMS" acknowledged', cards),
    none('people whose cards are not in the outbox exactly once', remembered.cards),
    told(
      'texts acknowledged',
      people.reduce((sum, { texts }) => sum + texts.taken, 0),
    ),
    none('people whose texts have not exactly one reply in the outbox', remembered.replies),
    told('messages in the outbox', `${rows.length} (${listed(statuses)})`),
    holds('rows left pending or in sending', unsettled, '0', unsettled === 0),
    told('time to settle', `${(settledMs / 1000).toFixed(1)} s`),
    none('rows failed', failed),
    none('rows done without an SMS', sms.lost),
    none('rows sent twice', sms.twice),
    none('SMS that no row wanted', sms.strangers),
    none('rows behind their delivery report', sms.unreported),
    told('rows unknown: sent or not, and not sent again', statuses['unknown'] ?? 0),
    told('replies that people waited for in vain', counts.repliesMissing),
  ];
}

function away(evidence: Evidence): Line[] {
  const { sizes, wire, faults, counts, cries, booked, awayMs, outageTurns, people } = evidence;
  const pages = Object.entries(wire.statuses)
    .filter(([name]) => name.startsWith('ussd '))
    .map(([name, times]) => `${name.slice(5)}: ${times}`);
  const screens = cries.map(({ ms }) => ms).sort((a, b) => a - b);
  const texts = cries.flatMap(({ smsMs }) => (smsMs === null ? [] : [smsMs])).sort((a, b) => a - b);
  const wrong = cries.flatMap(({ fault, how, number }) =>
    fault === null ? [] : [`${how} ${number}: ${fault}`],
  );
  const late = cries
    .filter(({ ms }) => ms > SOS_MS)
    .map(({ how, number, ms }) => `${how} ${number}: ${ms.toFixed(0)} ms`);
  const lateSms = cries
    .filter(({ smsMs }) => smsMs !== null && smsMs > SOS_SMS_MS)
    .map(({ number, smsMs }) => `${number}: ${smsMs!.toFixed(0)} ms`);
  const unheard = cries
    .filter(({ number }) => !booked.get(number)?.emergencies)
    .map(({ how, number }) => `${how} ${number}`);
  const cried = new Set(cries.map(({ number }) => number));
  const unasked = people.filter(
    ({ number }) => !cried.has(number) && (booked.get(number)?.emergencies ?? 0) > 0,
  );
  return [
    told('PostgreSQL stopped and started', `${sizes.outages} times, ${(awayMs / 1000).toFixed(1)} s in all`),
    told('turns acknowledged meanwhile', outageTurns),
    told('USSD answers by status', pages.join(', ')),
    none('USSD answers that are no plain page', [...wire.badPages, ...(faults.get('bad page') ?? [])]),
    none('statuses that a webhook may not answer', wire.badStatuses),
    told('polite lines', counts.polite),
    told('USSD answers, p99 / max', `${at(wire.times, 0.99)} / ${at(wire.times, 1)} ms`),
    told(
      'cries for help',
      `${cries.length}, ${cries.filter((one) => one.away).length} of them while PostgreSQL was away`,
    ),
    none('cries without the emergency number', wrong),
    holds(
      'SOS answered, p99 / max',
      `${at(screens, 0.99)} / ${at(screens, 1)} ms`,
      `max ${SOS_MS} ms`,
      late.length === 0,
      late[0],
    ),
    holds(
      'SOS by SMS arrived, p99 / max',
      `${at(texts, 0.99)} / ${at(texts, 1)} ms`,
      `max ${SOS_SMS_MS} ms`,
      lateSms.length === 0,
      lateSms[0],
    ),
    none('cries that are not in the table of emergencies', unheard),
    told(
      'people recorded who had pressed 1 as their first answer meanwhile',
      `${unasked.length} of ${counts.mistaken}`,
    ),
  ];
}

function afterwards({ journal, deaths, stopped, errors }: Evidence): Line[] {
  return [
    holds('SOS left in the journal', journal, '0', journal === 0),
    none('times the service ended by itself', deaths),
    holds('the service stops when asked', stopped, 'exit code 0', stopped === 0),
    told('errors in its log', listed(errors) || 'none'),
  ];
}

const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

/** Whole milliseconds at a share of the sorted times; "–" of none. */
function at(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  const time = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return time === undefined ? '–' : time.toFixed(0);
}
