import { describe, expect, test } from '@jest/globals';
import { Unavailable } from '../errors.ts';
import { createPasswords } from './passwords.ts';
import type { AccountRefused } from './refusal.ts';

const passwords = createPasswords({ atOnce: 2, cost: 4 });
const reasonOf = (work: () => void): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as AccountRefused).reason;
  }
};

describe('what may become a password', () => {
  test.each([
    ['nine', 'ninechars', 'short-password'],
    ['ten', 'tencharact', null],
    ['ten in another script', 'नमस्तेदुनिया', null],
    ['nine that take more', '😀'.repeat(9), 'short-password'],
    ['72 bytes', 'a'.repeat(72), null],
    ['73 bytes', 'a'.repeat(73), 'long-password'],
    ['25 letters of three bytes', 'क'.repeat(25), 'long-password'],
    ['the address', 'Asha.Devi@example.org', 'address-password'],
    ['the number without its plus', '91 98123 45678', 'address-password'],
    ['the address and more', 'asha.devi@example.org!', null],
  ])('%s', (_, password, reason) => {
    const addresses = ['asha.devi@example.org', '+919812345678'];
    expect(reasonOf(() => passwords.check(password, addresses))).toBe(reason);
  });
});

describe('what is right', () => {
  test.each([
    ['the same', 'sehat ki baat', 'sehat ki baat', true],
    ['another', 'sehat ki baat', 'sehat ki baat!', false],
    ['letters composed another way', 'cafe\u0301 at noon', 'caf\u00e9 at noon', true],
    ['what bcrypt alone would not tell apart', 'a'.repeat(72), 'a'.repeat(73), false],
  ])('%s', async (_, password, given, isRight) => {
    expect(await passwords.matches(given, await passwords.hash(password))).toBe(isRight);
  });

  test('is nothing where there is no hash, after as long', async () => {
    const real = createPasswords({ atOnce: 1 });
    const hashed = await real.hash('sehat ki baat');
    const timed = async (hash: string | null): Promise<number> => {
      const began = performance.now();
      expect(await real.matches('not the password', hash)).toBe(false);
      return performance.now() - began;
    };
    const [known, unknown] = [await timed(hashed), await timed(null)];
    expect(unknown).toBeGreaterThan(known / 3);
    expect(hashed).toMatch(/^\$2b\$12\$/);
  });
});

describe('a crowd', () => {
  test('is hashed two at a time, twenty wait, and others are sent away before they count', async () => {
    let [now, most, begun] = [0, 0, 0];
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const before = async (): Promise<void> => {
      begun += 1;
      most = Math.max(most, (now += 1));
      await gate;
      now -= 1;
    };
    const all = Array.from({ length: 30 }, () =>
      passwords.matches('not the password', null, before).then(
        () => 'done',
        (error: unknown) => (error instanceof Unavailable ? 'away' : 'wrong'),
      ),
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toBe(2);
    letGo();
    const ends = await Promise.all(all);
    expect(ends.filter((end) => end === 'done')).toHaveLength(22);
    expect(ends.filter((end) => end === 'away')).toHaveLength(8);
    expect([begun, most]).toEqual([22, 2]);
  });

  test('goes on after one that failed', async () => {
    const one = createPasswords({ atOnce: 1, cost: 4 });
    const failing = one.matches('a', null, () => Promise.reject(new Error('no')));
    const after = one.hash('sehat ki baat');
    await expect(failing).rejects.toThrow('no');
    expect(await after).toMatch(/^\$2b\$04\$/);
  });
});
