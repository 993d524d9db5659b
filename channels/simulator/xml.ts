/** An element of a document: attributes and children in order; text between elements is a string. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

/** The document is not well formed; the message says where. */
export class NotWellFormed extends Error {}

const DECLARATION = /^<\?xml version=("1\.0"|'1\.0')( encoding=("UTF-8"|'UTF-8'|"utf-8"))? ?\?>\s*/;
const NAME = /[A-Za-z_][\w.:-]*/y;
/** w3.org/TR/xml, 2.2: what no document may hold, written out or as a reference. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads a document as a provider does: strictly. Elements, attributes, text and the five named and numeric references; no
 * comments, no declarations of types, no namespaces, which no call needs. Throws NotWellFormed.
 */
export function parseXml(text: string): Element {
  const forbidden = FORBIDDEN.exec(text);
  if (forbidden) throw new NotWellFormed(`a character that XML cannot hold at ${forbidden.index}`);
  let at = DECLARATION.exec(text)?.[0].length ?? 0;

  const fail = (what: string): never => {
    throw new NotWellFormed(`${what} at ${at}`);
  };
  const take = (expected: string): void => {
    if (!text.startsWith(expected, at)) fail(`${expected} is missing`);
    at += expected.length;
  };
  const skipSpace = (): boolean => {
    const from = at;
    while (/\s/.test(text[at] ?? '')) at++;
    return at > from;
  };
  const takeName = (): string => {
    NAME.lastIndex = at;
    const name = NAME.exec(text)?.[0] ?? fail('a name is missing');
    at += name.length;
    return name;
  };
  const until = (end: string): string => {
    const to = text.indexOf(end, at);
    if (to < 0) return fail(`${end} is missing`);
    const raw = text.slice(at, to);
    at = to;
    return raw;
  };
  const resolved = (raw: string): string => {
    if (raw.includes('<')) fail('< where it may not stand');
    return raw.replace(/&([^;]*;)?/g, (whole, reference: string | undefined) => {
      const name = reference?.slice(0, -1) ?? '';
      const code = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
      const character = code
        ? String.fromCodePoint(Math.min(code[1] ? parseInt(code[1], 16) : Number(code[2]), 0x10ffff))
        : NAMED[name];
      if (character === undefined || FORBIDDEN.test(character)) return fail(`${whole} means nothing`);
      return character;
    });
  };

  function takeElement(): Element {
    take('<');
    const name = takeName();
    const attributes: Record<string, string> = {};
    while (skipSpace() && /[^/>]/.test(text[at] ?? '/')) {
      const key = takeName();
      if (Object.hasOwn(attributes, key)) fail(`${key} twice`);
      take('=');
      const quote = text[at] === "'" ? "'" : '"';
      take(quote);
      attributes[key] = resolved(until(quote));
      take(quote);
    }
    if (text.startsWith('/>', at)) {
      at += 2;
      return { name, attributes, children: [] };
    }
    take('>');
    const children: (Element | string)[] = [];
    while (!text.startsWith('</', at)) {
      if (text[at] === '<') children.push(takeElement());
      else {
        const raw = until('<');
        if (raw.includes(']]>')) fail(']]> in a text');
        children.push(resolved(raw));
      }
    }
    take('</');
    take(name);
    skipSpace();
    take('>');
    return { name, attributes, children };
  }

  const root = takeElement();
  skipSpace();
  if (at < text.length) fail('something after the end');
  return root;
}

/** The text in an element and in all that it holds. */
export const textOf = ({ children }: Element): string =>
  children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
