import type { Clock } from '../core/clock.ts';
import type { Vault } from '../core/crypto/vault.ts';
import type { Database } from '../core/db/pool.ts';
import type { ReadAssignment } from '../core/emergencies/assignment.ts';
import type { Consents } from '../core/messages/consents.ts';
import type { People } from '../core/people/index.ts';
import type { Applications } from '../core/schemes/applications.ts';
import type { Schemes } from '../core/schemes/index.ts';
import { countContacts, type Told } from '../core/symptoms/history.ts';
import { schemeTexts } from './catalogues.ts';
import type { Illness } from './illness.ts';
import { createHospitalPorts } from './ports.ts';
import type { Reminding } from './reminders.ts';
import { createSchemePorts } from './schemes.ts';

/** What conversations read: every port that a flow invokes, by its name. */
export function createReads({
  database,
  vault,
  hospitals,
  reminding,
  schemes,
  applications,
  consents,
  illness,
  people,
  assignment,
  clock,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly hospitals: Parameters<typeof createHospitalPorts>[0];
  readonly reminding: Pick<Reminding, 'ports'>;
  readonly schemes: Schemes;
  readonly applications: Pick<Applications, 'list'>;
  readonly consents: Pick<Consents, 'mayAskNews'>;
  readonly illness: Pick<Illness, 'analysis' | 'knowledge'>;
  /** They are put together later: asked for each time. */
  readonly people: () => Pick<People, 'profiles' | 'pins'>;
  readonly assignment: ReadAssignment;
  readonly clock: Clock;
}) {
  const { analysis, knowledge } = illness;
  return {
    ...reminding.ports,
    ...createHospitalPorts(hospitals),
    ...createSchemePorts({
      country: hospitals.country.code,
      schemes,
      texts: schemeTexts,
      applications,
      profiles: () => people().profiles,
      hasPin: async (personId) => (await people().pins.state(personId)).isSet,
      mayAskNews: (personId) => consents.mayAskNews(personId),
    }),
    assignment,
    understand: async (told: Parameters<typeof analysis.hear>[0]) => analysis.hear(told),
    assess: (told: Parameters<typeof analysis.assess>[0]) => analysis.assess(told),
    contacts: async ({ person, ...told }: { person: string | null } & Told) =>
      person === null
        ? 1
        : countContacts(database, vault, knowledge.vocabulary, { personId: person, told, now: clock.now() }),
  };
}
