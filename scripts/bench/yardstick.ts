import express from 'express';
import { Pool } from 'pg';

/**
 * What the real turn is measured beside, in a process of its own: Express handlers that echo the form, answer a GET, and
 * make one INSERT a request.
 */
const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
await pool.query(
  'create table if not exists bench_insert (id bigserial primary key, session text, body text, at timestamptz default now())',
);

const app = express();
app.disable('x-powered-by').set('etag', false);
app.use(express.urlencoded({ extended: false, limit: '64kb' }));
app.post('/echo', (request, response) => {
  response.type('text/plain').send(`CON ${request.body.text}`);
});
app.get('/read', (_, response) => {
  response.json({ items: [] });
});
app.post('/insert', async (request, response) => {
  await pool.query({
    name: 'insert',
    text: 'insert into bench_insert (session, body) values ($1, $2)',
    values: [request.body.sessionId, request.body.text],
  });
  response.type('text/plain').send(`CON ${request.body.text}`);
});
const server = app.listen(0, '127.0.0.1', () =>
  process.send!({ port: (server.address() as { port: number }).port }),
);
