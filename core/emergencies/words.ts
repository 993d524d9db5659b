import type { Line } from '../text/line.ts';
import { actorOf, checkTheirs, type By } from './by.ts';
import { HELD } from './chart.ts';
import type { Deed, DoDeed } from './deed.ts';
import { askNearest } from './dispatch.ts';
import { hold, openOf, PLACE_SEALED, type Incident, type OnOpen } from './incident.ts';
import { NEVER_TEXTED, type Surroundings } from './move.ts';
import { line, relayed } from './notice.ts';
import { nameOf, readPlace, type EmergencyPlace } from './place.ts';
import { responderOf } from './responder.ts';
import { append } from './timeline.ts';

/** What the two sides of an emergency tell each other: where it is, and words without numbers. */
export interface Words {
  /** The place became known, or is another: those near it are asked, where nobody was yet. */
  locate(id: string, by: By, place: EmergencyPlace): Promise<void>;
  /** The same for the emergency of a caller that is open; where there is none, nothing. */
  locateCaller(personId: string, place: unknown): Promise<void>;
  askWhere(id: string, by: By): Promise<void>;
  /** Whether it is just now asked of the caller if help is still needed. */
  isChecking(id: string): Promise<boolean>;
  /** Asks a caller by the code whether help is still needed, where their conversation cannot be asked. */
  askByCode(id: string): Promise<void>;
  /** Hands on what one side said to the other, without numbers. */
  relay(id: string, by: By, said: string): Promise<void>;
}

export function createWords({
  doDeed,
  onOpen,
  surroundings,
}: {
  readonly doDeed: DoDeed;
  readonly onOpen: OnOpen;
  readonly surroundings: Surroundings;
}): Words {
  const { vault } = surroundings;

  const locate: Words['locate'] = (id, by, place) =>
    onOpen(id, async (deed, incident) => {
      const actor = actorOf(by);
      const words = incident.place?.words;
      await keepPlace(deed, id, { ...place, ...(words ? { words } : {}) });
      const details = { spreadKm: place.spreadKm };
      await append(deed.within, id, { kind: 'located', actor, at: deed.now, details });
      await tellHelper(deed, incident, { words: nameOf(place), more: '' });
      if (incident.status !== 'supervised') return;
      await askNearest(deed, surroundings, { ...(await hold(deed.within, vault, id)), ring: 0 }, actor);
    });

  return {
    locate,

    async locateCaller(personId, told) {
      const place = readPlace(told);
      const id = place && (await doDeed(({ within }) => openOf(within, personId)));
      if (id !== null) await locate(id, { kind: 'caller' }, place!);
    },

    askWhere: (id, by) =>
      onOpen(id, async (deed, incident) => {
        checkTheirs(incident, by);
        await append(deed.within, id, { kind: 'where-asked', actor: actorOf(by), at: deed.now });
        tellCallerOnly(deed, incident, line('helper-where', { code: incident.code ?? '' }));
      }),

    isChecking: (id) => doDeed(async ({ within }) => (await hold(within, vault, id)).status === 'checking'),

    askByCode: (id) =>
      onOpen(id, async (deed, incident) => {
        if (incident.status !== 'checking') return;
        tellCallerOnly(deed, incident, line('still-needed', { code: incident.code ?? '' }));
      }),

    relay: (id, by, said) =>
      onOpen(id, async (deed, incident) => {
        checkTheirs(incident, by);
        const params = relayed(said);
        await append(deed.within, id, { kind: 'relayed', actor: actorOf(by), at: deed.now });
        if (by.kind !== 'caller') {
          const code = incident.code ?? '';
          tellCallerOnly(deed, incident, line('helper-says', { ...params, code }));
          return;
        }
        if (incident.place)
          await keepPlace(deed, id, { ...incident.place, words: `${params.words} ${params.more}`.trim() });
        await tellHelper(deed, incident, params);
      }),
  };

  async function keepPlace({ within }: Deed, id: string, place: EmergencyPlace): Promise<void> {
    await within.query({
      name: 'emergency-place',
      text: 'update emergency set place_sealed = $2 where id = $1',
      values: [id, vault.seal(PLACE_SEALED, JSON.stringify(place))],
    });
  }

  async function tellHelper(
    deed: Deed,
    { responderId, code, status }: Incident,
    params: { readonly words: string; readonly more: string },
  ): Promise<void> {
    const helper =
      responderId && HELD.includes(status) ? await responderOf(deed.within, vault, responderId) : null;
    if (!helper) return;
    const text = line('caller-says', { ...params, code: code ?? '' });
    deed.notices.push({ to: helper.to, text, call: null, dueAt: deed.now });
  }
}

function tellCallerOnly({ notices, now }: Deed, { caller, trigger }: Incident, text: Line): void {
  if (NEVER_TEXTED.includes(trigger)) return;
  notices.push({ to: caller, text, call: null, dueAt: now });
}
