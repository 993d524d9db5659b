import type { Asked } from './providers.ts';
import { META_NUMBER_ID } from './service.ts';
import { metaNotice } from './webhooks.ts';

/** What a person does on WhatsApp. */
export type Done = 'text' | 'voice' | 'location';

const post = async (url: string, body: object): Promise<unknown> =>
  (
    await fetch(url, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
  ).json();

/** One way for a person on WhatsApp to be on the simulated network, and what its provider is asked. */
export const ROADS = [
  {
    name: 'twilio/whatsapp',
    did: (simulator: string, person: string, done: Done, value: unknown) => {
      const what = done === 'voice' ? { voiceNote: true } : { [done]: value };
      return post(`${simulator}/twilio/phones/${encodeURIComponent(person)}/whatsapp`, what);
    },
    isSend: ({ path, body }: Asked) => path.endsWith('/Messages.json') && body.includes('whatsapp'),
    /** Whom a sending is to, and the template that it names. */
    read: ({ body }: Asked) => {
      const form = new URLSearchParams(body);
      return { to: form.get('To')?.replace('whatsapp:', ''), template: form.get('ContentSid') };
    },
    taken: (id: string) => ({ status: 201, body: `{"sid":"SM${id}","status":"queued"}` }),
    busy: { status: 401, body: '{"code":20003,"message":"no","status":401}' },
    outside: { status: 400, body: '{"code":63016,"message":"no","status":400}' },
    told: (id: string) => ({
      path: '/webhooks/twilio/status',
      form: { MessageSid: `SM${id}`, MessageStatus: 'failed', ErrorCode: '63016', ChannelPrefix: 'whatsapp' },
    }),
    template: 'HXapproved',
  },
  {
    name: 'whatsapp-cloud/whatsapp',
    did: (simulator: string, person: string, done: Done, value: unknown) =>
      post(
        `${simulator}/meta/people/${encodeURIComponent(person)}/${done}`,
        done === 'text' ? { text: value } : done === 'voice' ? {} : (value as object),
      ),
    isSend: ({ path }: Asked) => path.endsWith(`/${META_NUMBER_ID}/messages`),
    read: ({ body }: Asked) => {
      const sent = JSON.parse(body) as { to?: string; recipient?: string; template?: { name: string } };
      return { to: sent.recipient ?? sent.to, template: sent.template?.name ?? null };
    },
    taken: (id: string) => ({ status: 200, body: `{"messages":[{"id":"wamid.${id}"}]}` }),
    busy: { status: 401, body: '{"error":{"code":190}}' },
    outside: { status: 400, body: '{"error":{"code":131047}}' },
    told: (id: string) => ({
      path: '/webhooks/whatsapp-cloud',
      json: metaNotice({ statuses: [{ id: `wamid.${id}`, status: 'failed', errors: [{ code: 131047 }] }] }),
    }),
    template: 'a_text',
  },
] as const;
