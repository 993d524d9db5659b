import { GROUPS } from './case.ts';
import { CHANNELS } from './channels.ts';
import { differences, groupOfRun, lateByChannel, type Run } from './evaluate.ts';
import { measureTriage } from './measures.ts';

/** A figure that is promised, beside what it is; null where it could not be measured. */
export interface Target {
  readonly what: string;
  readonly figure: string;
  readonly isMet: boolean | null;
}

/** Shares that are promised of the cases held out. */
const LEAST = { emergencies: 0.98, ofGroup: 0.95, noteExact: 0.75, mixExact: 0.65, mixWithinOne: 0.95 };
const MOST_SHOWN = 0.12;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const atLeast = (what: string, { share, count, of }: Counted, least: number): Target => ({
  what: `${what} ≥ ${least * 100} %`,
  figure: of === 0 ? '–' : `${percent(share)} (${count}/${of})`,
  isMet: of === 0 ? null : share >= least,
});

interface Counted {
  readonly share: number;
  readonly count: number;
  readonly of: number;
}

/** All targets of the written cases. `mixOf` draws a thousand contacts from runs. */
export function targetsOf(
  runs: readonly Run[],
  mixOf: (runs: readonly Run[]) => readonly Run[] | null,
): Target[] {
  const heldOut = runs.filter(({ isHeldOut }) => isHeldOut);
  const lates = lateByChannel(differences(heldOut)).length;
  return [
    ...CHANNELS.flatMap((channel) => {
      const own = heldOut.filter((run) => run.channel === channel);
      return own.length === 0 ? [] : ofChannel(channel, own, mixOf(own));
    }),
    {
      what: 'no case is sent later by one channel than by another',
      figure: String(lates),
      isMet: heldOut.length === 0 ? null : lates === 0,
    },
  ];
}

function ofChannel(channel: string, own: readonly Run[], mix: readonly Run[] | null): Target[] {
  const notes = own.filter(({ set }) => set.startsWith('clinic-notes'));
  const vignettes = measureTriage(own.filter(({ set }) => set.startsWith('vignettes')));
  const contacts = mix && measureTriage(mix);
  return [
    atLeast(`${channel}: emergencies told`, vignettes.sensitivity, LEAST.emergencies),
    {
      what: `${channel}: no emergency below urgent`,
      figure: String(vignettes.belowUrgent),
      isMet: vignettes.cases === 0 ? null : vignettes.belowUrgent === 0,
    },
    ...GROUPS.filter((group) => group !== 'others').map((group) =>
      atLeast(
        `${channel}: emergencies told, ${group}`,
        measureTriage(own.filter((run) => run.set.startsWith('vignettes') && groupOfRun(run) === group))
          .sensitivity,
        LEAST.ofGroup,
      ),
    ),
    atLeast(`${channel}: clinic notes, exact level`, measureTriage(notes).exact, LEAST.noteExact),
    ...(contacts
      ? [
          {
            what: `${channel}: of 1,000 contacts, emergency shown ≤ ${MOST_SHOWN * 100} %`,
            figure: `${percent(contacts.shown.share)}, ${percent(contacts.precision.share)} of these right`,
            isMet: contacts.shown.share <= MOST_SHOWN,
          },
          atLeast(`${channel}: of 1,000 contacts, exact level`, contacts.exact, LEAST.mixExact),
          atLeast(`${channel}: of 1,000 contacts, within one level`, contacts.withinOne, LEAST.mixWithinOne),
        ]
      : []),
  ];
}
