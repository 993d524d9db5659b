import { EventEmitter } from 'node:events';

/** What can be tapped below a WhatsApp message: a button, or a row of its list. */
export interface Tap {
  readonly id: string;
  readonly title: string;
  readonly kind: 'button' | 'row';
  readonly description?: string;
}

/** One SMS, WhatsApp message or mail that the network took from the service. */
export interface SentSms {
  /** Counts all of them, from 1. */
  readonly n: number;
  /** The provider's id of it. */
  readonly id: string;
  readonly to: string;
  readonly from: string;
  readonly text: string;
  readonly parts: number;
  /** ISO 8601. */
  readonly at: string;
  /** Absent on an SMS. */
  readonly medium?: 'whatsapp' | 'email';
  readonly taps?: readonly Tap[];
  /** Of a mail. */
  readonly subject?: string;
}

/** Every SMS sent, up to a number of them, and each phone's own. */
export interface Mailbox {
  add(sms: Omit<SentSms, 'n'>): SentSms;
  /** The SMS to one phone after number `after`; waits up to `waitMs` for one, or until `signal`. */
  receive(number: string, after: number, waitMs: number, signal: AbortSignal): Promise<readonly SentSms[]>;
  /** All after number `after`, oldest first, at most `limit`. */
  list(after: number, limit: number): readonly SentSms[];
  readonly count: number;
}

/** Keeps the newest `capacity` SMS. */
export function createMailbox(capacity: number): Mailbox {
  const ring: SentSms[] = [];
  const phones = new Map<string, SentSms[]>();
  const arrivals = new EventEmitter().setMaxListeners(0);
  let count = 0;

  const forget = ({ to }: SentSms): void => {
    const own = phones.get(to);
    own?.shift(); // the oldest of all is the oldest of its phone
    if (own?.length === 0) phones.delete(to);
  };
  const kept = (number: string, after: number): SentSms[] =>
    (phones.get(number) ?? []).filter(({ n }) => n > after);

  return {
    add(sms) {
      const sent = { ...sms, n: ++count };
      const place = (sent.n - 1) % capacity;
      const oldest = ring[place];
      if (oldest) forget(oldest);
      ring[place] = sent;
      const own = phones.get(sent.to);
      if (own) own.push(sent);
      else phones.set(sent.to, [sent]);
      arrivals.emit(sent.to);
      return sent;
    },

    async receive(number, after, waitMs, signal) {
      const already = kept(number, after);
      if (already.length > 0 || waitMs <= 0 || signal.aborted) return already;
      await new Promise<void>((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          arrivals.off(number, done);
          signal.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, waitMs);
        arrivals.once(number, done);
        signal.addEventListener('abort', done);
      });
      return kept(number, after);
    },

    list(after, limit) {
      const first = Math.max(after, count - capacity, 0);
      const length = Math.max(0, Math.min(limit, count - first));
      return Array.from({ length }, (_, index) => ring[(first + index) % capacity] as SentSms);
    },

    get count() {
      return count;
    },
  };
}
