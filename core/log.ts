import pino from 'pino';

/** Writes one JSON line per event: ids, codes and durations only. Never text, numbers, names or answers. */
export interface Log {
  debug(event: string, fields?: Fields): void;
  info(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
  error(event: string, fields?: Fields): void;
}

type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

/** A log at `level`, to standard output unless a stream is handed in (tests read it back). */
export function createLog(level: string, stream: { write(line: string): void } = process.stdout): Log {
  const logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'event' },
    stream,
  );
  return {
    debug: (event, fields = {}) => logger.debug(fields, event),
    info: (event, fields = {}) => logger.info(fields, event),
    warn: (event, fields = {}) => logger.warn(fields, event),
    error: (event, fields = {}) => logger.error(fields, event),
  };
}

/**
 * What may be logged of an error: its name, its code and where in our code it arose. Messages are left out:
 * drivers and SDKs put values, numbers and keys in them.
 */
export function errorFields(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = (error as { code?: unknown }).code;
  const at = /\bat (?:async )?(\S+) \(?.*?([^/\\]+:\d+):\d+\)?$/m.exec(error.stack ?? '');
  return {
    error: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(at ? { at: `${at[1]} ${at[2]}` } : {}),
  };
}
