/**
 * Who may import whom. This page is the documentation of the project's structure and its test at once:
 *
 *     server ──► channels, api ──► flows ──► core ──► core/rules
 *                   │                                     ▲
 *                   └──► contract ◄── admin-web ──────────┘
 *
 * A breach is reported as "file → what it imports". Each rule plants one in itself, so that a rule that has stopped
 * looking fails too.
 */
import { describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../core/root.ts';

/** The layers, each with what it may import besides itself and packages. */
const layers = {
  server: {
    may: ['channels', 'api', 'flows', 'core', 'core/rules', 'contract', 'prisma'],
    why: 'it is the composition root: it puts everything together, and nothing imports it',
  },
  channels: {
    may: ['flows', 'core', 'core/rules', 'contract'],
    why: 'a channel carries what the flows say; it does not know who serves it, nor the portal',
  },
  api: {
    may: ['flows', 'core', 'core/rules', 'contract'],
    why: 'the portal is a door beside the channels, on the same services',
  },
  flows: {
    may: ['core', 'core/rules'],
    why: 'a conversation never knows by which channel it is held',
  },
  core: {
    may: ['core/rules'],
    why: 'what is true does not depend on what is said about it, nor on who carries it',
  },
  'core/rules': {
    may: [],
    why: 'the browser runs the same code',
  },
  contract: {
    may: [],
    why: 'server and browser share it, so it can pull in neither',
  },
  'admin-web': {
    may: ['contract', 'core/rules'],
    why: 'it is a client like any other: what it knows of the server is the contract',
  },
  prisma: {
    may: ['core', 'core/rules'],
    why: 'the seed writes through core, so that what it stores is encrypted and indexed like the rest',
  },
  ml: {
    may: ['server', 'channels', 'api', 'flows', 'core', 'core/rules', 'contract', 'scripts'],
    why: 'an evaluation asks the service as people do, by every way; only tools use it',
  },
  scripts: {
    may: ['server', 'channels', 'api', 'flows', 'core', 'core/rules', 'contract', 'prisma', 'ml'],
    why: 'tools stand outside and may look everywhere; nothing imports them',
  },
} satisfies Record<string, { may: string[]; why: string }>;

type Layer = keyof typeof layers;

/** One rule: the files it is about, and what those may use. `planted` breaks it; `fine` is near to breaking it. */
interface Rule {
  readonly rule: string;
  readonly why: string;
  about(file: string): boolean;
  allows(target: string, file: string): boolean;
  readonly planted: { readonly file: string; readonly line: string };
  readonly fine: readonly { readonly file: string; readonly line: string }[];
}

const rules: readonly Rule[] = [
  {
    rule: 'a layer imports only the layers below it',
    why: Object.entries(layers)
      .map(([layer, { why }]) => `${layer}: ${why}`)
      .join('; '),
    about: (file) => !isTest(file),
    allows: (target, file) => {
      if (!isOurs(target)) return true;
      const [from, to] = [layerOf(file), layerOf(target)];
      return from === to || (to !== undefined && (layers[from!].may as string[]).includes(to));
    },
    planted: { file: 'core/people/person.ts', line: `import { turn } from '../../flows/turn.ts';` },
    fine: [
      { file: 'flows/menu/machine.ts', line: `import { schemes } from '@arogya/rules';` },
      { file: 'core/rules/triage.ts', line: `import { z } from 'zod';` },
      {
        file: 'flows/testing/conformance.test.ts',
        line: `import { ussd } from '../../channels/media/ussd.ts';`,
      },
    ],
  },
  {
    rule: 'a provider imports the media and the channel contract, never another provider nor the list of them',
    why: 'adding or removing one provider touches its own folder and one line in the list',
    about: (file) => provider(file) !== undefined,
    allows: (target, file) =>
      layerOf(target) !== 'channels' ||
      [provider(file), 'media', 'testing'].includes(folderIn('channels', target)) ||
      (folderIn('channels', target) === undefined && target !== 'channels/index.ts'),
    planted: { file: 'channels/twilio/sms.ts', line: `import { token } from '../africas-talking/token.ts';` },
    fine: [
      { file: 'channels/twilio/sms.ts', line: `import { sms } from '../media/sms.ts';` },
      { file: 'channels/twilio/sms.ts', line: `import { defineChannel } from '../channel.ts';` },
    ],
  },
  {
    rule: 'a medium knows no provider',
    why: 'how a screen looks does not depend on who carries it',
    about: (file) => file.startsWith('channels/media/'),
    allows: (target) => provider(target) === undefined && target !== 'channels/index.ts',
    planted: { file: 'channels/media/sms.ts', line: `import { sdk } from '../africas-talking/sdk.ts';` },
    fine: [{ file: 'channels/media/sms.ts', line: `import type { Screen } from '../../flows/screen.ts';` }],
  },
  {
    rule: 'the simulator is imported only by server, tools and tests',
    why: 'it plays the providers from outside, over HTTP, and is absent in production',
    about: (file) =>
      !isTest(file) &&
      !file.startsWith('channels/simulator/') &&
      !['server', 'scripts'].includes(layerOf(file)!),
    allows: (target) => !target.startsWith('channels/simulator/'),
    planted: { file: 'channels/index.ts', line: `export * from './simulator/index.ts';` },
    fine: [
      { file: 'server/compose.ts', line: `const lazy = () => import('../channels/simulator/index.ts');` },
    ],
  },
  {
    rule: 'a flow imports neither another flow nor the list of them',
    why: 'one flow hands on to another by name, so each can change, move and be tested alone',
    about: (file) => flow(file) !== undefined,
    allows: (target, file) => [undefined, flow(file)].includes(flow(target)) && target !== 'flows/index.ts',
    planted: { file: 'flows/menu/machine.ts', line: `import { machine } from '../sos/machine.ts';` },
    fine: [
      { file: 'flows/menu/index.ts', line: `import { machine } from './machine.ts';` },
      { file: 'flows/menu/index.ts', line: `import type { Flow } from '../flow.ts';` },
    ],
  },
  {
    rule: 'only core/db imports the generated database client',
    why: 'rows leave core/db as plain values: no other file knows Prisma, and what is stored is encrypted in one place',
    about: (file) => !file.startsWith('core/db/'),
    allows: (target) => !target.startsWith('core/db/generated/') && !target.startsWith('npm:@prisma/client'),
    planted: {
      file: 'core/people/store.ts',
      line: `import type { Person } from '../db/generated/client.ts';`,
    },
    fine: [{ file: 'core/db/client.ts', line: `import { PrismaClient } from './generated/client.ts';` }],
  },
  {
    rule: "@arogya/rules imports only zod and natural's distance and phonetics",
    why: 'only these bundle for a browser; it is pure, so that the same answers give the same result everywhere',
    about: (file) => !isTest(file) && layerOf(file) === 'core/rules',
    allows: (target) =>
      isOurs(target) ||
      target === 'npm:zod' ||
      /^npm:natural\/lib\/natural\/(distance|phonetics)(\/|$)/.test(target),
    planted: { file: 'core/rules/lexicon.ts', line: `import { readFileSync } from 'node:fs';` },
    fine: [
      {
        file: 'core/rules/lexicon.ts',
        line: `import { JaroWinklerDistance } from 'natural/lib/natural/distance/index.js';`,
      },
    ],
  },
  {
    rule: 'contract imports only zod',
    why: 'both sides of the wire load it, and it must weigh nothing on either',
    about: (file) => !isTest(file) && layerOf(file) === 'contract',
    allows: (target) => isOurs(target) || target === 'npm:zod',
    planted: { file: 'contract/index.ts', line: `import express from 'express';` },
    fine: [{ file: 'contract/users.ts', line: `import { route } from './route.ts';` }],
  },
  {
    // core/db/cluster.ts hands the machine's PATH on to initdb and postgres, and reads no setting.
    rule: 'only server/config.ts reads the environment',
    why: 'one place knows every setting, checks them all at the start and hands them in',
    about: (file) =>
      !isTest(file) &&
      !['server/config.ts', 'core/db/cluster.ts'].includes(file) &&
      !['scripts', 'admin-web'].includes(layerOf(file)!),
    allows: (target) => target !== 'use:process.env' && !/^npm:(node:)?process$/.test(target),
    planted: { file: 'core/db/client.ts', line: `const url = process.env['DATABASE_URL'] ?? '';` },
    fine: [
      { file: 'server/config.ts', line: `export const config = read(process.env);` },
      { file: 'core/db/client.ts', line: `// process.env is read in server/config.ts` },
    ],
  },
  {
    rule: 'only server gives machines their actors',
    why: 'provide() rebuilds a machine, which costs more than a turn: it is done once, where everything is composed',
    about: (file) => !isTest(file) && !['server', 'scripts'].includes(layerOf(file)!),
    allows: (target) => target !== 'use:provide()',
    planted: { file: 'flows/turn.ts', line: `const machine = flow.machine.provide({ actors });` },
    fine: [{ file: 'server/compose.ts', line: `const machine = flow.machine.provide({ actors });` }],
  },
  {
    rule: 'what is called testing is for tests and tools',
    why: 'fakes and builders must not end up in the service',
    about: (file) => !isTest(file) && layerOf(file) !== 'scripts',
    allows: (target) => !isOurs(target) || !isTest(target),
    planted: { file: 'server/compose.ts', line: `import { universe } from '../flows/testing/universe.ts';` },
    fine: [{ file: 'flows/turn.test.ts', line: `import { universe } from './testing/universe.ts';` }],
  },
];

const sources = Object.keys(layers)
  .filter((layer) => layer !== 'core/rules')
  .flatMap((folder) => filesIn(folder))
  .map((file) => ({ file, targets: targetsOf(file, readFileSync(join(projectRoot, file), 'utf8')) }));

describe('the structure of the project', () => {
  test.each(rules.map((rule) => [rule.rule, rule] as const))('%s', (_, rule) => {
    const breaches = sources.flatMap(({ file, targets }) => breachesOf(rule, file, targets));
    expect({ breaches, why: rule.why }).toEqual({ breaches: [], why: rule.why });
  });

  test('every file is in a layer', () => {
    expect(sources.map(({ file }) => file).filter((file) => layerOf(file) === undefined)).toEqual([]);
    expect(sources.length).toBeGreaterThan(10);
  });
});

describe('a planted breach is found', () => {
  test.each(rules.map((rule) => [rule.rule, rule] as const))('%s', (_, rule) => {
    const { file, line } = rule.planted;
    expect(breachesOf(rule, file, targetsOf(file, line))).toHaveLength(1);
    for (const near of rule.fine)
      expect(breachesOf(rule, near.file, targetsOf(near.file, near.line))).toEqual([]);
  });

  test.each([
    [`import a from './a.ts'`],
    [`import type { A } from './a.ts'`],
    [`import './a.ts'`],
    [`export * from './a.ts'`],
    [`export { a } from "./a.ts"`],
    ['const a = await import(`./a.ts`)'],
    [`type A = import('./a.ts').A`],
    [`const a = require('./a.ts')`],
    [`jest.unstable_mockModule('./a.ts', () => ({}))`],
  ])('however it is written: %s', (line) => {
    expect(targetsOf('core/b.ts', line)).toContain('core/a.ts');
  });

  test('but not in a comment or a text', () => {
    expect(
      targetsOf('core/b.ts', `/* import './a.ts' */ const text = "import './a.ts'; process.env";`),
    ).toEqual([]);
  });
});

function breachesOf(rule: Rule, file: string, targets: readonly string[]): string[] {
  if (!rule.about(file)) return [];
  return targets.filter((target) => !rule.allows(target, file)).map((target) => `${file} → ${target}`);
}

/** What a file uses: our files by path, packages as "npm:name", and the uses that a rule is about as "use:…". */
function targetsOf(file: string, text: string): string[] {
  const targets = new Set<string>();
  const add = (node: ts.Node | undefined): void => {
    if (node && ts.isStringLiteralLike(node)) targets.add(resolve(file, node.text));
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal);
    else if (ts.isCallExpression(node)) {
      const callee = node.expression;
      const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
      if (['import', 'require', 'unstable_mockModule'].includes(name)) add(node.arguments[0]);
      if (name === 'provide' && ts.isPropertyAccessExpression(callee)) targets.add('use:provide()');
    } else if (isEnvironment(node)) targets.add('use:process.env');
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return [...targets];
}

function isEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) {
    return node.name.text === 'env' && node.expression.getText() === 'process';
  }
  if (ts.isElementAccessExpression(node)) {
    const { argumentExpression: key } = node;
    return ts.isStringLiteralLike(key) && key.text === 'env' && node.expression.getText() === 'process';
  }
  return (
    ts.isVariableDeclaration(node) &&
    node.initializer?.getText() === 'process' &&
    ts.isObjectBindingPattern(node.name) &&
    node.name.elements.some((element) => (element.propertyName ?? element.name).getText() === 'env')
  );
}

function resolve(file: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier);
  const workspace = /^@arogya\/([^/]+)\/?(.*)$/.exec(specifier);
  if (!workspace) return `npm:${specifier}`;
  const [, name, rest] = workspace;
  return `${name === 'rules' ? 'core/rules' : name}/${rest === '' ? 'index.ts' : rest}`;
}

function layerOf(path: string): Layer | undefined {
  if (path.startsWith('core/rules/')) return 'core/rules';
  const first = path.split('/')[0]!;
  return path.includes('/') && first in layers ? (first as Layer) : undefined;
}

/** The folder of `layer` that a path is in; undefined for a file of the layer itself and for other layers. */
function folderIn(layer: Layer, path: string): string | undefined {
  const [first, second, third] = path.split('/');
  return first === layer && third !== undefined ? second : undefined;
}

function provider(path: string): string | undefined {
  const folder = folderIn('channels', path);
  return folder === undefined || ['media', 'simulator', 'testing'].includes(folder) ? undefined : folder;
}

function flow(path: string): string | undefined {
  const folder = folderIn('flows', path);
  return folder === undefined || ['testing', 'words'].includes(folder) ? undefined : folder;
}

function isOurs(target: string): boolean {
  return !/^(npm|use):/.test(target);
}

function isTest(path: string): boolean {
  return path.endsWith('.test.ts') || /\/testing(\/|\.ts$)/.test(path);
}

function filesIn(folder: string): string[] {
  if (!existsSync(join(projectRoot, folder))) return [];
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.split(sep).join('/')}`)
    .filter((file) => /\.(ts|tsx|mts)$/.test(file) && !/\/(node_modules|generated|\.next|dist)\//.test(file));
}
