/** Why the database could not be started; `message` is one sentence on what happened and one on what to do next. */
export type StartFailure =
  | 'disk-full'
  | 'other-version'
  | 'not-writable'
  | 'port-taken'
  | 'no-binaries'
  | 'in-use'
  | 'encoding'
  | 'failed';

/** The database cannot be used, and the person who starts the service can do something about it. */
export class DatabaseStartError extends Error {
  override readonly name = 'DatabaseStartError';
  readonly reason: StartFailure;

  constructor(reason: StartFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

const DISK_FULL = ['ENOSPC', 'EDQUOT'];
const NOT_WRITABLE = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENAMETOOLONG'];

/** The error for a disk that ran full while `folder` was written. */
export function diskFull(folder: string, cause?: unknown): DatabaseStartError {
  return new DatabaseStartError(
    'disk-full',
    `The disk that holds ${folder} is full, so the database cannot write. Free some space (at least 300 MB) and start again; nothing was lost.`,
    { cause },
  );
}

/** For a promise's catch: swallows an error with one of these codes (EEXIST, …), throws any other. */
export function ignoring(...codes: string[]): (error: unknown) => void {
  return (error) => {
    if (!codes.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  };
}

/** Turns a file system error met under `folder` into a sentence; any other error is returned as it is. */
export function explainFileError(folder: string, error: unknown): unknown {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (DISK_FULL.includes(code)) return diskFull(folder, error);
  if (!NOT_WRITABLE.includes(code)) return error;
  return new DatabaseStartError(
    'not-writable',
    `The database folder ${folder} cannot be used by this user (${message}). Start as the user who owns it, give that user the right to write there, or set DATA_DIR to another folder.`,
    { cause: error },
  );
}
