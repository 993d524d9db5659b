import type { Level } from '@arogya/rules';
import type { Queries } from '../db/pool.ts';

/** Something that was: an SOS, a symptom check that was kept, a consent given or withdrawn, a message or a call of ours. Never what was said. */
export type HistoryItem = { readonly id: string; readonly at: Date } & (
  | {
      readonly kind: 'emergency';
      readonly certainty: string;
      readonly trigger: string;
      readonly medium: string;
      readonly status: string;
    }
  /** Of the symptom check only how soon. */
  | { readonly kind: 'assessment'; readonly level: Level }
  | {
      readonly kind: 'consent';
      readonly purpose: string;
      readonly given: boolean;
      readonly language: string;
      readonly medium: string;
    }
  | {
      readonly kind: 'message' | 'call';
      readonly channel: string | null;
      readonly status: string;
      /** When the status came to be. */
      readonly changedAt: Date;
    }
);

/** Where a page ends. */
export interface HistoryMark {
  readonly at: Date;
  readonly id: string;
}

export interface History {
  /** Newest first, from after a mark on; what is added meanwhile moves nothing. */
  page(
    personId: string,
    limit: number,
    after: HistoryMark | null,
  ): Promise<{ readonly items: readonly HistoryItem[]; readonly next: HistoryMark | null }>;
}

const PAGE = `
  select id, kind, at, told, changed_at from (
    select id, 'emergency' as kind, raised_at as at, null::timestamptz as changed_at,
      jsonb_build_object('certainty', certainty, 'trigger', trigger, 'medium', medium, 'status', status) as told
    from emergency where person_id = $1
    union all
    select id, 'assessment', at, null, jsonb_build_object('level', level)
    from assessment where person_id = $1
    union all
    select id, 'consent', at, null,
      jsonb_build_object('purpose', purpose, 'given', given, 'language', language, 'medium', medium)
    from consent where person_id = $1
    union all
    select id, case kind when 'call-back' then 'call' else 'message' end, created_at, updated_at,
      jsonb_build_object('channel', channel, 'status', status)
    from outbox where person_id = $1 and kind in ('message', 'call-back')
  ) as was
  where $2::timestamptz is null or (at, id) < ($2::timestamptz, $3::uuid)
  order by at desc, id desc limit $4`;

export function createHistory({ database }: { readonly database: Queries }): History {
  return {
    async page(personId, limit, after) {
      const { rows } = await database.query<{
        id: string;
        kind: HistoryItem['kind'];
        at: Date;
        told: object;
        changed_at: Date | null;
      }>({
        name: 'history-page',
        text: PAGE,
        values: [personId, after?.at ?? null, after?.id ?? null, limit + 1],
      });
      const items = rows.slice(0, limit).map(({ id, kind, at, told, changed_at }) => ({
        id,
        kind,
        at,
        ...told,
        ...(changed_at ? { changedAt: changed_at } : {}),
      })) as HistoryItem[];
      const last = items.at(-1);
      return { items, next: last && rows.length > limit ? { at: last.at, id: last.id } : null };
    },
  };
}
