import { readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

/** A YAML file as data, with the lines of its parts. */
export interface YamlFile<T> {
  readonly data: T;
  /** "FILE:LINE", of the part at a path or of what holds it. */
  where(path: readonly PropertyKey[]): string;
}

type Issue = z.core.$ZodIssue;

/**
 * Reads a file that must be of a schema. Faults go to `fault`, each with its place and reason: what is no YAML, a key twice, and
 * all that the schema finds; null then. `name` is what faults call the file.
 */
export function readYaml<T>(
  file: string,
  name: string,
  schema: z.ZodType<T>,
  fault: (where: string, reason: string) => void,
): YamlFile<T> | null {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines, uniqueKeys: true });
  const at = (offset: number): string => `${name}:${lines.linePos(offset).line}`;
  // What follows the first is mostly made by it.
  const [broken] = document.errors;
  if (broken) {
    fault(at(broken.pos[0]), broken.message.split('\n')[0]!);
    return null;
  }

  const where = (path: readonly PropertyKey[]): string => {
    for (let length = path.length; length > 0; length--) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return at(node.range[0]);
    }
    return `${name}:1`;
  };
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { data: parsed.data, where };
  for (const issue of parsed.error.issues) {
    const { path, message } = deepest(issue);
    fault(where(path), `${path.map(String).join('.')}: ${message}`);
  }
  return null;
}

/** Of a union the way that was meant: the one in which the least is wrong, the deeper the better. */
function deepest(issue: Issue): { path: readonly PropertyKey[]; message: string } {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const ways = issue.errors
    .map((way) => way.map(deepest))
    .toSorted((one, other) => one.length - other.length || depth(other) - depth(one));
  const [first] = ways[0]!;
  return { path: [...issue.path, ...first!.path], message: first!.message };
}

const depth = (way: readonly { readonly path: readonly PropertyKey[] }[]): number =>
  Math.max(...way.map(({ path }) => path.length));
