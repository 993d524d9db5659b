import { inspect } from 'node:util';

/** Everything that can be read off a value or an error: as JSON, as Node prints it, its stack and its causes. */
export function everythingIn(value: unknown): string {
  const shown = inspect(value, { depth: 20, showHidden: true, maxStringLength: null, maxArrayLength: null });
  const error = value instanceof Error ? `${value.name}\n${value.message}\n${value.stack ?? ''}` : '';
  return `${shown}\n${JSON.stringify(value) ?? ''}\n${error}`;
}

/** The values of a configuration that must never be seen: all texts but addresses, however short. */
export function secretsIn(config: object): readonly string[] {
  return Object.values(config).filter(
    (value): value is string => typeof value === 'string' && value !== '' && !/^https?:/.test(value),
  );
}
