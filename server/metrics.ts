import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What is measured. Labels are ids of ours (channel, flow, route pattern), never anything of a person's. */
export interface Metrics {
  readonly registry: Registry;
  turn(channel: string, flow: string, seconds: number): void;
  duplicate(channel: string): void;
  request(route: string, status: number, seconds: number): void;
  refused(channel: string, status: number): void;
  session(channel: string, status: string): void;
  sent(kind: string, channel: string, result: string): void;
  fallback(key: string, language: string): void;
  /** `count` is asked for at each scrape. */
  live(count: () => number): void;
}

/** `depth` is asked for at each scrape; what it throws leaves the gauge as it was. */
export function createMetrics(depth: () => Promise<Record<string, number>>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const turns = new Histogram({
    name: 'arogya_turn_seconds',
    help: 'Time of a turn from webhook to saved reply',
    labelNames: ['channel', 'flow'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56],
    registers,
  });
  const duplicates = new Counter({
    name: 'arogya_inbox_duplicates_total',
    help: 'Deliveries that had been taken before',
    labelNames: ['channel'],
    registers,
  });
  const requests = new Histogram({
    name: 'arogya_http_request_seconds',
    help: 'Time of an HTTP request by route pattern',
    labelNames: ['route', 'status'],
    buckets: [0.001, 0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.64, 2.56],
    registers,
  });
  const refused = new Counter({
    name: 'arogya_webhooks_refused_total',
    help: 'Webhooks that were forged or malformed',
    labelNames: ['channel', 'status'],
    registers,
  });
  const sessions = new Counter({
    name: 'arogya_sessions_ended_total',
    help: 'Provider sessions by how they ended',
    labelNames: ['channel', 'status'],
    registers,
  });
  const sends = new Counter({
    name: 'arogya_outbox_results_total',
    help: 'Outbox rows by what became of them',
    labelNames: ['kind', 'channel', 'result'],
    registers,
  });
  const fallbacks = new Counter({
    name: 'arogya_message_fallbacks_total',
    help: 'Texts said in English for want of a translation',
    labelNames: ['key', 'language'],
    registers,
  });
  new Gauge({
    name: 'arogya_outbox_rows',
    help: 'Outbox rows that are not done, by status',
    labelNames: ['status'],
    registers,
    async collect() {
      const rows = await depth().catch(() => null);
      if (!rows) return;
      this.reset();
      for (const [status, count] of Object.entries(rows)) this.set({ status }, count);
    },
  });

  return {
    registry,
    turn: (channel, flow, seconds) => turns.observe({ channel, flow }, seconds),
    duplicate: (channel) => duplicates.inc({ channel }),
    request: (route, status, seconds) => requests.observe({ route, status }, seconds),
    refused: (channel, status) => refused.inc({ channel, status }),
    session: (channel, status) => sessions.inc({ channel, status }),
    sent: (kind, channel, result) => sends.inc({ kind, channel, result }),
    fallback: (key, language) => fallbacks.inc({ key, language }),
    live(count) {
      new Gauge({
        name: 'arogya_live_connections',
        help: 'Connections that are told of events as they happen',
        registers,
        collect() {
          this.set(count());
        },
      });
    },
  };
}
