/** Works on ids in the order that they came, what comes first before the rest; several at once, none twice at a time. */
export interface Crew {
  /** An id that waits already keeps its place. */
  take(ids: readonly string[], isFirst?: boolean): void;
  /** Whether nothing waits and nothing is under way. */
  isIdle(): boolean;
  /** Resolves when that is so. */
  idle(): Promise<void>;
  /** Begins nothing more, and waits for what is under way. */
  close(): Promise<void>;
}

/** `work` must not throw. */
export function createCrew(work: (id: string) => Promise<void>, atOnce: number): Crew {
  const waiting = { first: new Set<string>(), others: new Set<string>() };
  const underWay = new Map<string, Promise<void>>();
  let idlers: (() => void)[] = [];
  let isClosed = false;

  function begin(): void {
    for (const ids of [waiting.first, waiting.others])
      for (const id of ids) {
        if (underWay.size >= atOnce) return;
        if (underWay.has(id)) continue;
        ids.delete(id);
        const done = work(id).finally(() => {
          underWay.delete(id);
          begin();
        });
        underWay.set(id, done);
      }
    if (underWay.size > 0) return;
    for (const wake of idlers) wake();
    idlers = [];
  }

  return {
    take(ids, isFirst = false) {
      if (isClosed) return;
      const place = isFirst ? waiting.first : waiting.others;
      for (const id of ids) if (!waiting.first.has(id) && !waiting.others.has(id)) place.add(id);
      begin();
    },
    isIdle: () => underWay.size === 0,
    idle: () =>
      underWay.size === 0 ? Promise.resolve() : new Promise((resolve) => void idlers.push(resolve)),
    async close() {
      isClosed = true;
      for (const ids of Object.values(waiting)) ids.clear();
      await Promise.all(underWay.values());
    },
  };
}
