/** docker-compose.yml is checked without Docker: by the specification's terms, and by our own rules for it. */
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../core/root.ts';

interface Service {
  image: string;
  build?: { target: string };
  command?: string[];
  environment?: Record<string, string | null>;
  networks?: string[];
  volumes?: string[];
  ports?: string[];
  depends_on?: Record<string, unknown>;
  healthcheck?: { test: string[] };
}
interface Compose {
  services: Record<string, Service>;
  networks: Record<string, unknown>;
  volumes: Record<string, unknown>;
}

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const text = read('docker-compose.yml');
const load = (source: string): Compose => parse(source, { merge: true }) as Compose;
const compose = load(text);
const services = Object.entries(compose.services);
const isSound = new Ajv2020({ allErrors: true, strictTypes: false, strictTuples: false }).compile(
  JSON.parse(read('scripts/testing/compose-schema.json')),
);

const explained = [...read('.env.example').matchAll(/(?:^#.*\n)([A-Z][A-Z0-9_]*)=/gm)].map(
  ([, name]) => name!,
);

/** Of no use in production. */
const FOR_DEVELOPMENT = ['SIMULATOR_PORT', 'SIMULATOR_MAIL_PORT', 'PORTAL_PORT'];
/** What the images themselves ask for; the rest of the environment is ours. */
const OF_IMAGES = ['NODE_ENV', 'POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_INITDB_ARGS'];
const SECRETS = [
  'POSTGRES_PASSWORD',
  'POSTGRES_APP_PASSWORD',
  'WEBHOOK_TOKEN',
  'DATA_KEYS',
  'JWT_SECRET',
  'AT_USERNAME',
  'AT_API_KEY',
];

describe('by the specification', () => {
  test('the file is sound', () => {
    isSound(compose);
    expect(isSound.errors ?? []).toEqual([]);
  });

  test.each([
    ['an unknown word', text.replace('restart: unless-stopped', 'restrat: unless-stopped')],
    ['an unknown condition', text.replace('condition: service_healthy', 'condition: healthy')],
    ['a duration without a unit', text.replace('interval: 10s', 'interval: 10')],
    ['a check that is no command', text.replace('- CMD\n', '- RUN\n')],
    ['a port that is no port', text.replace('}:8000', '}:eight')],
    ['a number in the environment', text.replace("PORT: '8000'", 'PORT: 8000')],
    ['a service without an image', text.replace('image: redis:', 'imagine: redis:')],
  ])('%s is refused', (_, spoilt) => {
    expect(spoilt).not.toBe(text);
    expect(isSound(load(spoilt))).toBe(false);
  });

  test('what a service names exists', () => {
    for (const [, service] of services) {
      for (const network of service.networks ?? []) expect(compose.networks).toHaveProperty(network);
      for (const volume of service.volumes ?? [])
        expect(compose.volumes).toHaveProperty(volume.split(':')[0]!);
      for (const other of Object.keys(service.depends_on ?? {}))
        expect(compose.services).toHaveProperty(other);
    }
  });
});

describe('by our own rules', () => {
  test.each(services)('the image of %s is pinned to a version', (_, { image }) => {
    expect(image).toMatch(/^[a-z0-9/.-]+:\d+\.\d+(\.\d+)?(-[a-z0-9.]+)?$/);
  });

  test.each([...read('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, image]) => [image!]))(
    'the base image %s is pinned to a version',
    (image) => {
      expect(image).toMatch(/:\d+\.\d+\.\d+-/);
    },
  );

  test('the image is built to a stage that exists and is not run as root', () => {
    const dockerfile = read('Dockerfile');
    expect(dockerfile).toContain(` AS ${compose.services['api']!.build!.target}\n`);
    expect(dockerfile.slice(dockerfile.lastIndexOf('FROM '))).toMatch(/^USER node$/m);
  });

  test.each(services)('%s says when it is healthy', (_, { healthcheck }) => {
    expect(healthcheck?.test.length).toBeGreaterThan(1);
  });

  test.each(['api', 'worker'])('%s is asked at /healthz and started in its role', (role) => {
    const { command, healthcheck } = compose.services[role]!;
    expect(command?.slice(-2)).toEqual(['dist/main.js', role]);
    expect(healthcheck?.test.join(' ')).toContain('/healthz');
  });

  test('every variable is explained in .env.example', () => {
    const set = services.flatMap(([, { environment }]) => Object.keys(environment ?? {}));
    const asked = [...text.matchAll(/\$\{([A-Z0-9_]+)/g)].map(([, name]) => name!);
    const unexplained = [...set, ...asked].filter(
      (name) => !OF_IMAGES.includes(name) && !explained.includes(name),
    );
    expect(unexplained).toEqual([]);
  });

  test('every variable in .env.example is passed on', () => {
    const isNamed = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(text);
    expect(explained.filter((name) => !FOR_DEVELOPMENT.includes(name) && !isNamed(name))).toEqual([]);
  });

  test.each(SECRETS)('%s has no default and is asked for by name', (secret) => {
    const uses = [...text.matchAll(new RegExp(`\\$\\{?${secret}\\b[^}]*\\}?`, 'g'))].map(([use]) => use);
    expect(uses.length).toBeGreaterThan(0);
    for (const use of uses) expect(use).toMatch(/^\$\{[A-Z_]+:\?[^}]+\}$/);
  });

  test('only the preparation knows the owner of the tables, and all wait for it', () => {
    const knows = services.filter(([, { environment }]) => 'DATABASE_OWNER_URL' in (environment ?? {}));
    expect(knows.map(([name]) => name)).toEqual(['prepare']);
    for (const role of ['api', 'worker']) {
      const { environment, depends_on: waits } = compose.services[role]!;
      expect(JSON.stringify(environment)).not.toContain('POSTGRES_PASSWORD');
      expect(waits).toHaveProperty('prepare', { condition: 'service_completed_successfully' });
    }
  });

  test('only the service is reached from outside, and from this machine alone', () => {
    for (const [name, { ports = [], networks = [] }] of services) {
      if (['postgres', 'redis'].includes(name))
        expect({ ports, networks }).toEqual({ ports: [], networks: ['inside'] });
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    }
    expect(compose.networks['inside']).toEqual({ internal: true });
  });
});

test('.env.example explains every variable that the service reads', () => {
  const files = readdirSync(join(projectRoot, 'channels'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/testing|simulator|\.test\.ts$|\.d\.ts$/.test(file))
    .map((file) => `channels/${file}`);
  const fields = /^\s+([A-Z][A-Z0-9_]{3,}): ?(?:z|text|port|url)\b/gm;
  const matches = ['server/config.ts', ...files].flatMap((file) => [...read(file).matchAll(fields)]);
  const names = new Set(matches.map(([, name]) => name!));
  names.delete('NODE_ENV');
  expect(names.size).toBeGreaterThan(0);
  expect([...names].filter((name) => !explained.includes(name))).toEqual([]);
});
