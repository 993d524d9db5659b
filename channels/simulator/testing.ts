import express from 'express';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Form = Readonly<Record<string, string>>;

/** What a made-up service says to a webhook: a text (200, text/plain), all of it, or (null) nothing ever. */
export type Says = string | { readonly status: number; readonly type?: string; readonly body: string } | null;

/** A service of a few lines in place of ours: it says what `say` says, and keeps what it was told. */
export async function startService(
  token: string,
  say: (webhook: string, form: Form) => Says | Promise<Says>,
) {
  const told: { readonly webhook: string; readonly form: Form }[] = [];
  const app = express();
  app.post(
    `/webhooks/africas-talking/${token}/:webhook`,
    express.urlencoded({ extended: false }),
    async (request, response) => {
      const webhook = request.params.webhook;
      const form = { ...(request.body as Form) };
      told.push({ webhook, form });
      const said = await say(webhook, form);
      if (said === null) return;
      const {
        status,
        type = 'text/plain',
        body,
      } = typeof said === 'string' ? { status: 200, body: said } : said;
      response.status(status).type(type).send(body);
    },
  );
  const server = createServer(app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    told: (webhook: string): readonly Form[] =>
      told.filter((one) => one.webhook === webhook).map(({ form }) => form),
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Looks again until it is so; fails after two seconds. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries++) {
    if (tries > 200) throw new Error('it never was so');
    await new Promise((done) => setTimeout(done, 10));
  }
}
