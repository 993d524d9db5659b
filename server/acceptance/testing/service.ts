import { startTestService, eventually, PUBLIC_BASE_URL, type TestService } from '../../testing/service.ts';
import { startProviders, type Providers } from './providers.ts';

export { PUBLIC_BASE_URL };

/** What may be in no log and in no error, one of a kind for each provider. */
export const SECRETS = {
  WEBHOOK_TOKEN: 'path-token-0001',
  AT_API_KEY: 'africas-talking-key-0002',
  TWILIO_AUTH_TOKEN: 'twilio-auth-token-0003',
  EXOTEL_API_KEY: 'exotel-api-key-0004',
  EXOTEL_API_TOKEN: 'exotel-api-token-0005',
  SMS_GATEWAY_API_KEY: 'gateway-api-key-0006',
  WHATSAPP_APP_SECRET: 'meta-app-secret-0007',
  WHATSAPP_VERIFY_TOKEN: 'meta-verify-token-0008',
  WHATSAPP_ACCESS_TOKEN: 'meta-access-token-0009',
} as const;

export const TWILIO_ACCOUNT = `AC${'0'.repeat(32)}`;
export const META_NUMBER_ID = '100000000000001';

/** The whole service with every provider configured, and what stands between it and the simulated network. */
export interface Acceptance extends Omit<TestService, 'restart'> {
  readonly providers: Providers;
  rows<Row extends object = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Turns that were ever taken. */
  turns(): Promise<number>;
  /** Messages that were ever to be sent. */
  messages(): Promise<number>;
  /** Stops the service and starts it anew on the same data, with another environment where one is given. */
  restart(environment?: Readonly<Record<string, string>>): Promise<void>;
}

export async function startAcceptance(
  environment: Readonly<Record<string, string>> = {},
): Promise<Acceptance> {
  const variablesOf = (more: Readonly<Record<string, string>>) => ({
    SMS_GATEWAY: 'infobip',
    ...SECRETS,
    ...more,
  });
  let providers: Providers;
  const service = await startTestService({
    token: SECRETS.WEBHOOK_TOKEN,
    twilio: { accountSid: TWILIO_ACCOUNT, authToken: SECRETS.TWILIO_AUTH_TOKEN },
    meta: {
      phoneNumberId: META_NUMBER_ID,
      appSecret: SECRETS.WHATSAPP_APP_SECRET,
      verifyToken: SECRETS.WHATSAPP_VERIFY_TOKEN,
      accessToken: SECRETS.WHATSAPP_ACCESS_TOKEN,
    },
    variables: variablesOf(environment),
    // Some providers tell the time of what they bring.
    ahead: 0,
    standBetween: async (simulatorUrl) => (providers = await startProviders(simulatorUrl)),
  });

  const rows = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    (await service.database.pool.query<Row>(sql, values)).rows;
  const numberIn = async (sql: string): Promise<number> =>
    Number((await rows<{ n: string }>(`select coalesce(${sql}, 0) as n`))[0]!.n);
  /** What providers were thanked for is worked on afterwards. */
  const worked = (): Promise<number> =>
    eventually(
      () => numberIn('(select count(*) from arrival)'),
      (left) => left === 0,
    );

  return {
    ...service,
    // It is another after a restart.
    get url() {
      return service.url;
    },
    providers: providers!,
    rows,
    async turns() {
      await worked();
      return numberIn('(select sum(revision) from conversation)');
    },
    async messages() {
      await worked();
      return numberIn(`(select count(*) from outbox where kind = 'message')`);
    },
    restart: (more = environment) => service.restart({ variables: variablesOf(more) }),
  };
}
