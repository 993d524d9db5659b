import { eventually } from '../../testing/service.ts';
import type { Says } from './providers.ts';
import type { Acceptance } from './service.ts';
import { SMS_PROVIDERS, type SentText, type SmsProvider } from './sms-providers.ts';
import { tell } from './tell.ts';
import { MESSAGE_WEBHOOKS, type Person } from './webhooks.ts';

/** Every text that any provider was asked to send, in this test file. */
export const sent: SentText[] = [];
let ids = 0;

/** What a provider says of a text that it would call `id`. */
export type Saying = (provider: SmsProvider, id: string) => Says | Promise<Says>;

/** Answers in the place of every provider of texts, and keeps what they were asked. */
export function takeTexts(services: readonly Acceptance[], says: Saying = (one, id) => one.accept(id)): void {
  for (const { providers } of services) {
    providers.say((asked) => {
      const provider = SMS_PROVIDERS.find((one) => one.read(asked) !== null);
      if (!provider) return { status: 404, body: '' };
      sent.push(provider.read(asked)!);
      return says(provider, `SM${++ids}`);
    });
  }
}

interface Row {
  readonly status: string;
  readonly error: string | null;
  readonly provider_message_id: string | null;
}

/** A person's phone at one provider. */
export function openTexting(service: Acceptance, { name }: SmsProvider, person: Person) {
  const webhook = MESSAGE_WEBHOOKS.find((one) => one.name === name)!;
  const inputs: string[] = [];
  const mine = (): readonly SentText[] => sent.filter(({ to }) => to === person.number);
  const write = (text: string) => {
    inputs.push(text);
    return tell(service, webhook.did(person, inputs));
  };
  return {
    mine,
    write,
    /** Writes, and waits for the answer. */
    async ask(text: string): Promise<string> {
      const before = mine().length;
      await write(text);
      const isThere = ({ length }: readonly SentText[]): boolean => length > before;
      return (await eventually(async () => mine(), isThere, 5_000))[before]?.text ?? 'no answer';
    },
    /** What became of the provider's last message. */
    async row(): Promise<Row> {
      const [row] = await service.rows<Row>(
        `select status, error, provider_message_id from outbox where kind = 'message' and channel = $1
          order by created_at desc limit 1`,
        [name],
      );
      return row!;
    },
  };
}
