/** Does one thing for many callers at once: what arrives while a batch is under way goes together in the next. */
export type Batched<In, Out> = (item: In) => Promise<Out>;

/**
 * `work` takes a list and gives its results in order. At most `underWay` batches run at a time, of at most `most` items,
 * no two of them with the same `name` where they have one. When a batch of several fails, each of its items is tried by
 * itself, so that one bad item harms no other; an error that `isShared` (an outage) is everybody's at once.
 */
export function createBatches<In, Out>({
  work,
  name,
  most,
  underWay,
  isShared,
}: {
  readonly work: (items: readonly In[]) => Promise<readonly Out[]>;
  readonly name?: (item: In) => string;
  readonly most: number;
  readonly underWay: number;
  readonly isShared: (error: unknown) => boolean;
}): Batched<In, Out> {
  interface Waiting {
    readonly item: In;
    readonly resolve: (out: Out) => void;
    readonly reject: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let running = 0;
  let scheduled = false;

  /** After everything that is ready in this moment has had its say. */
  function soon(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      next();
    });
  }

  function next(): void {
    if (running >= underWay || waiting.length === 0) return;
    const names = new Set<string>();
    const batch: Waiting[] = [];
    const later: Waiting[] = [];
    for (const one of waiting) {
      const called = name?.(one.item);
      const fits = batch.length < most && (called === undefined || !names.has(called));
      (fits ? batch : later).push(one);
      if (called !== undefined) names.add(called);
    }
    waiting = later;
    running++;
    void run(batch).finally(() => {
      running--;
      soon();
    });
    if (waiting.length > 0) soon();
  }

  async function run(batch: readonly Waiting[]): Promise<void> {
    try {
      const results = await work(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, index) => resolve(results[index]!));
    } catch (error) {
      if (batch.length === 1 || isShared(error)) for (const { reject } of batch) reject(error);
      else for (const one of batch) await run([one]);
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      soon();
    });
}
