/** Runs work for the same name one after the other, in the order in which it came; other names do not wait. */
export function createQueues(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const tails = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const before = tails.get(name);
    const result = before ? before.then(work, work) : work();
    tails.set(name, result);
    const leave = (): void => {
      if (tails.get(name) === result) tails.delete(name);
    };
    result.then(leave, leave);
    return result;
  };
}
