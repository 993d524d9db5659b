import { fromPromise, type AnyActorLogic, type AnyStateMachine, type AnyStateNode } from 'xstate';
import { errorFields, type Log } from '../core/log.ts';
import type { Flow } from '../flows/flow.ts';

/** Gives a flow's machine its ports, once; one that nobody provides stops the start. */
export function provide(
  flow: Flow,
  ports: Readonly<Record<string, (input: never) => Promise<unknown>>>,
  log: Log,
): Flow {
  const wanted = new Set(
    statesOf(flow.machine.root).flatMap((state) => state.invoke.map(({ src }) => String(src))),
  );
  const actors: Record<string, AnyActorLogic> = {};
  for (const name of wanted) {
    const read = ports[name];
    if (!read) throw new Error(`${flow.name} invokes "${name}", which nothing provides`);
    actors[name] = fromPromise(async ({ input }: { input: unknown }) => {
      try {
        return await read(input as never);
      } catch (error) {
        log.warn('port.failed', { port: name, ...errorFields(error) });
        throw error;
      }
    });
  }
  return { ...flow, machine: flow.machine.provide({ actors } as never) as AnyStateMachine };
}

const statesOf = (state: AnyStateNode): AnyStateNode[] => [
  state,
  ...Object.values(state.states).flatMap(statesOf),
];
