import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomFillSync } from 'node:crypto';

/** The data keys as configured: `k2:base64,k1:base64`, 32 bytes each, the first is the one new values are sealed with. */
export type DataKeys = readonly { readonly id: string; readonly secret: Buffer }[];

/**
 * Seals what is stored and indexes what is looked up. A sealed value is `[id length, key id, iv 12, tag 16, ciphertext]`
 * (AES-256-GCM); `context` (table and column) is authenticated, so that a value moved elsewhere does not open.
 * An index is an HMAC-SHA-256 under a key of its own: equal inputs find each other, nothing can be read back.
 */
export interface Vault {
  seal(context: string, plain: string): Buffer;
  /** Throws when no key opens it or the context is another. */
  open(context: string, sealed: Uint8Array): string;
  /** The index under the current key: for new rows. */
  index(context: string, plain: string): Buffer;
  /** The index under every key, current first: for look-ups while keys are being rotated. */
  indexes(context: string, plain: string): Buffer[];
  /** What every value begins with that is sealed under the current key, and no other. */
  readonly mark: Buffer;
  /** Whether older keys are held: then a row may be there under another index than a new one would get. */
  readonly isRotating: boolean;
}

interface Key {
  readonly id: Buffer;
  readonly encryption: Buffer;
  readonly blindIndex: Buffer;
}

const IV = 12;
const TAG = 16;

export function createVault(keys: DataKeys): Vault {
  const [current, ...older] = keys.map(derive);
  if (!current) throw new Error('DATA_KEYS holds no key');
  const all = [current, ...older];
  const mark = Buffer.concat([Buffer.from([current.id.length]), current.id]);
  const byId = new Map(all.map((key) => [key.id.toString(), key]));

  const hmac = (key: Key, context: string, plain: string): Buffer =>
    createHmac('sha256', key.blindIndex).update(context).update('\0').update(plain).digest();

  return {
    seal(context, plain) {
      const iv = nextIv();
      const cipher = createCipheriv('aes-256-gcm', current.encryption, iv).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([mark, iv, cipher.getAuthTag(), body]);
    },

    open(context, sealed) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      const start = 1 + (bytes[0] ?? 0);
      const key = byId.get(bytes.toString('utf8', 1, start));
      if (!key) throw new Error('sealed with a key that DATA_KEYS does not hold');
      const iv = bytes.subarray(start, start + IV);
      const tag = bytes.subarray(start + IV, start + IV + TAG);
      const opener = createDecipheriv('aes-256-gcm', key.encryption, iv, { authTagLength: TAG });
      opener.setAAD(Buffer.from(context)).setAuthTag(tag);
      return opener.update(bytes.subarray(start + IV + TAG), undefined, 'utf8') + opener.final('utf8');
    },

    index: (context, plain) => hmac(current, context, plain),
    indexes: (context, plain) => all.map((key) => hmac(key, context, plain)),
    mark,
    isRotating: older.length > 0,
  };
}

/** Fresh random bytes for an IV, drawn many at a time: asking the system for each costs more than the sealing. */
const ivs = Buffer.alloc(IV * 512);
let used = ivs.length;

function nextIv(): Buffer {
  if (used === ivs.length) {
    randomFillSync(ivs);
    used = 0;
  }
  used += IV;
  return Buffer.from(ivs.subarray(used - IV, used));
}

/** Reads the form of DATA_KEYS; throws a sentence that never repeats the value. */
export function parseDataKeys(text: string): DataKeys {
  return text.split(',').map((part) => {
    const [id = '', secret = ''] = part.trim().split(':');
    const bytes = Buffer.from(secret, 'base64');
    if (!/^[a-z0-9]{1,16}$/i.test(id))
      throw new Error('DATA_KEYS: each key needs a short id, as in k1:base64');
    if (bytes.length !== 32) throw new Error(`DATA_KEYS: key ${id} must be 32 bytes in base64`);
    return { id, secret: bytes };
  });
}

function derive({ id, secret }: DataKeys[number]): Key {
  const separate = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, '', `arogya ${purpose}`, 32));
  return { id: Buffer.from(id), encryption: separate('encryption'), blindIndex: separate('blind index') };
}
