import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../core/root.ts';
import { isLocalIssuer, type IssuerClient } from '../core/accounts/issuer.ts';
import { parseDataKeys, type DataKeys } from '../core/crypto/vault.ts';

/** Everything that the environment decides, read once. Nothing else in the service reads process.env. */
export interface Config {
  readonly production: boolean;
  readonly port: number;
  readonly simulatorPort: number;
  /** Of the simulated mail server. */
  readonly simulatorMailPort: number;
  readonly dataDir: string;
  /** The folder of recordings that calls play; null where every sentence is spoken by the provider's voice. */
  readonly recordingsDir: string | null;
  /** Null: the embedded PostgreSQL in dataDir. */
  readonly databaseUrl: string | null;
  /** The owner of the tables, for migrations alone; null: databaseUrl's role owns them. */
  readonly databaseOwnerUrl: string | null;
  /** Null: the queue is kept in PostgreSQL. */
  readonly redisUrl: string | null;
  readonly publicBaseUrl: string;
  /** Origins of the portal's pages: browsers may call the API from these and no others. */
  readonly portalOrigins: readonly string[];
  /** Proxies before the service whose word on a caller's address is taken: addresses, networks, names of Express. */
  readonly trustedProxies: readonly string[];
  readonly country: string;
  /** The symptom check runs on rules that no clinician has reviewed yet, as a pilot that says so. */
  readonly pilotUnreviewed: boolean;
  /** Ids of triage rules and minor complaints that are switched off. */
  readonly triageOff: readonly string[];
  readonly logLevel: string;
  /** Messages a second that each process gives to a channel, by its id; "*" for all others. */
  readonly paces: Readonly<Record<string, number>>;
  readonly dataKeys: DataKeys;
  /** Another issuer that people may sign in by; null where there is none. */
  readonly issuer: IssuerClient | null;
  /** What access tokens are signed with. */
  readonly jwtSecret: string;
  /** The token in the paths of a provider's webhooks. */
  token(provider: string): string;
  /** The environment, for the channels' own variables. */
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** The environment is wrong: one list of all that is. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const port = z.coerce.number().int().min(1).max(65_535);
const text = z.string().trim();
const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/$/, ''));
const POSTGRES = [/^postgres(ql)?:\/\//, 'must start with postgresql://'] as const;
const listOf = (value: string): string[] => value.split(/[\s,]+/).filter(Boolean);
/** What proxy-addr, on which Express stands, reads. */
const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];
const areProxies = (list: readonly string[]): boolean =>
  list.every((one) => NAMED_NETWORKS.includes(one) || isNetwork(one));

const Environment = z.object({
  NODE_ENV: text.default('development'),
  PORT: port.default(8000),
  SIMULATOR_PORT: port.default(8900),
  SIMULATOR_MAIL_PORT: port.default(8925),
  DATA_DIR: text.default('data'),
  DATABASE_URL: text.regex(...POSTGRES).optional(),
  DATABASE_OWNER_URL: text.regex(...POSTGRES).optional(),
  REDIS_URL: text.regex(/^rediss?:\/\//, 'must start with redis:// or rediss://').optional(),
  VOICE_RECORDINGS: text.optional(),
  PUBLIC_BASE_URL: url.optional(),
  PORTAL_BASE_URL: url.optional(),
  PORTAL_PORT: port.default(3000),
  TRUSTED_PROXIES: text
    .default('')
    .transform(listOf)
    .refine(
      areProxies,
      'addresses, networks (10.0.0.0/8), loopback, linklocal or uniquelocal, with commas between',
    ),
  COUNTRY: text.length(2).default('IN'),
  PILOT_UNREVIEWED: z.enum(['0', '1']).default('0'),
  TRIAGE_OFF: text.default('').transform(listOf),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  SEND_PACE: text.default('{"*":50}').transform(readPaces),
  WEBHOOK_TOKEN: text.optional(),
  DATA_KEYS: text.optional(),
  JWT_SECRET: text.optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: text.optional(),
  OIDC_CLIENT_SECRET: text.optional(),
});

type Given = z.output<typeof Environment>;

/** A JSON object from the ids of channels, or "*", to messages a second. */
function readPaces(written: string, context: z.RefinementCtx): Readonly<Record<string, number>> {
  const paces = z.record(z.string(), z.number().positive().max(10_000));
  try {
    return paces.parse(JSON.parse(written));
  } catch {
    context.addIssue({ code: 'custom', message: 'must be a JSON object, by channels, of messages a second' });
    return z.NEVER;
  }
}

const DEVELOPMENT_TOKEN = 'dev';
/** The account that the simulated network knows. */
const DEVELOPMENT_TWILIO = { TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_AUTH_TOKEN: 'development' };
const MIN_TOKEN_LENGTH = 32;

/** Reads the environment; throws ConfigError with every fault in it. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = withoutBlanks(environment);
  const parsed = Environment.safeParse(given);
  const faults = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const values = parsed.data;
  if (!values) throw faultsError(faults);

  const production = values.NODE_ENV === 'production';
  if (production) {
    for (const name of [
      'DATABASE_URL',
      'PUBLIC_BASE_URL',
      'WEBHOOK_TOKEN',
      'DATA_KEYS',
      'JWT_SECRET',
    ] as const) {
      if (!values[name]) faults.push(`${name}: required in production`);
    }
    if (values.WEBHOOK_TOKEN && values.WEBHOOK_TOKEN.length < MIN_TOKEN_LENGTH) {
      faults.push(`WEBHOOK_TOKEN: at least ${MIN_TOKEN_LENGTH} random characters in production`);
    }
  }

  if (values.JWT_SECRET && values.JWT_SECRET.length < MIN_TOKEN_LENGTH) {
    faults.push(`JWT_SECRET: at least ${MIN_TOKEN_LENGTH} random characters`);
  }

  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = values;
  const ofIssuer = [OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET].filter((each) => each !== undefined);
  if (![0, 3].includes(ofIssuer.length)) faults.push(`OIDC_ISSUER: ${ISSUER_VARIABLES} go together`);
  if (OIDC_ISSUER?.startsWith('http:') && !isLocalIssuer(OIDC_ISSUER))
    faults.push('OIDC_ISSUER: must start with https://');

  const dataDir = resolve(projectRoot, values.DATA_DIR);
  const dataKeys = readKeys(values.DATA_KEYS, production, dataDir, faults);
  if (faults.length > 0) throw faultsError(faults);

  const publicBaseUrl = values.PUBLIC_BASE_URL ?? `http://127.0.0.1:${values.PORT}`;
  const local = production ? [] : localPages(values.PORTAL_PORT);
  const pages = values.PORTAL_BASE_URL ? [values.PORTAL_BASE_URL] : local;
  const secret = values.WEBHOOK_TOKEN ?? DEVELOPMENT_TOKEN;
  const simulator = `http://127.0.0.1:${values.SIMULATOR_PORT}`;
  return {
    production,
    port: values.PORT,
    simulatorPort: values.SIMULATOR_PORT,
    simulatorMailPort: values.SIMULATOR_MAIL_PORT,
    dataDir,
    recordingsDir: values.VOICE_RECORDINGS ? resolve(projectRoot, values.VOICE_RECORDINGS) : null,
    databaseUrl: values.DATABASE_URL ?? null,
    databaseOwnerUrl: values.DATABASE_OWNER_URL ?? null,
    redisUrl: values.REDIS_URL ?? null,
    publicBaseUrl,
    portalOrigins: originsOf([publicBaseUrl, ...pages]),
    trustedProxies: values.TRUSTED_PROXIES,
    country: values.COUNTRY,
    pilotUnreviewed: values.PILOT_UNREVIEWED === '1',
    triageOff: values.TRIAGE_OFF,
    logLevel: values.LOG_LEVEL,
    paces: values.SEND_PACE,
    dataKeys,
    issuer: issuerOf(values, publicBaseUrl),
    jwtSecret: values.JWT_SECRET ?? developmentSecret(dataKeys),
    token: (provider) =>
      production ? createHmac('sha256', secret).update(`webhook ${provider}`).digest('hex') : secret,
    variables: production
      ? given
      : withoutBlanks({
          AT_USERNAME: 'arogya',
          AT_API_KEY: 'development',
          AT_API_BASE_URL: simulator,
          AT_VOICE_FROM: '+254711082999',
          ...DEVELOPMENT_TWILIO,
          TWILIO_API_BASE_URL: simulator,
          TWILIO_SMS_FROM: '+15005550006',
          TWILIO_WHATSAPP_FROM: '+14155238886',
          TWILIO_VOICE_FROM: '+15005550006',
          EXOTEL_SID: 'arogya1',
          EXOTEL_API_KEY: 'development',
          EXOTEL_API_TOKEN: 'development',
          EXOTEL_API_BASE_URL: simulator,
          EXOTEL_CALLER_ID: '08088919888',
          EXOTEL_APP_ID: '1',
          WHATSAPP_APP_SECRET: 'development',
          WHATSAPP_VERIFY_TOKEN: 'development',
          WHATSAPP_ACCESS_TOKEN: 'development',
          WHATSAPP_PHONE_NUMBER_ID: '100000000000001',
          WHATSAPP_API_BASE_URL: simulator,
          DLT_ENTITY_ID: '1001234567890123456',
          SMS_HEADER: 'AROGYA',
          DLT_TEMPLATES: '{"*":"1407160000000000001"}',
          SMTP_URL: `smtp://127.0.0.1:${values.SIMULATOR_MAIL_PORT}`,
          MAIL_FROM: 'Arogya <no-reply@arogya.example>',
          USSD_GATEWAYS:
            'joined joined *384*4248#; dialled dialled *415#; airtel airtel *121#; imimobile imimobile *56263#; hubtel hubtel *711#',
          ...environment,
        }),
  };
}

const originsOf = (urls: readonly string[]): string[] => [
  ...new Set(urls.map((each) => new URL(each).origin)),
];

/** Where the portal is while it is being worked on. */
const localPages = (portalPort: number): string[] => [
  `http://127.0.0.1:${portalPort}`,
  `http://localhost:${portalPort}`,
];

/** An address, or a network as ADDRESS/BITS. */
function isNetwork(value: string): boolean {
  const [address = '', bits, ...more] = value.split('/');
  const version = isIP(address);
  if (version === 0 || value.includes('%') || more.length > 0) return false;
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

/** A variable that is there and blank takes its default away. */
const withoutBlanks = <T>(variables: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));

const ISSUER_VARIABLES = 'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET';
/** Where the issuer sends browsers back to: its own settings must name it. */
const ISSUER_CALLBACK = '/api/v1/auth/oidc/callback';

function issuerOf(
  { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret }: Given,
  publicBaseUrl: string,
): IssuerClient | null {
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  return { issuer, clientId, clientSecret, redirectUri: publicBaseUrl + ISSUER_CALLBACK };
}

/** In development what follows from the data key: this machine's own, and the same at each start. */
const developmentSecret = ([key]: DataKeys): string =>
  createHmac('sha256', key!.secret).update('development access tokens').digest('hex');

/** The data keys; in development a key of this machine's own, made once and kept beside its data. */
function readKeys(
  given: string | undefined,
  production: boolean,
  dataDir: string,
  faults: string[],
): DataKeys {
  try {
    if (given) return parseDataKeys(given);
    if (production) return [];
    const path = join(dataDir, 'development-keys');
    if (!existsSync(path)) {
      mkdirSync(dataDir, { recursive: true });
      writeFileSync(path, `k1:${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
    }
    return parseDataKeys(readFileSync(path, 'utf8'));
  } catch (error) {
    faults.push((error as Error).message);
    return [];
  }
}

const faultsError = (faults: readonly string[]): ConfigError =>
  new ConfigError(`The configuration is not complete:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
