import type { CallHeard } from './call.ts';
import type { Ending } from './dialects.ts';
import type { OtherCall } from './other-calls.ts';
import type { GatewayReply, GatewayRequest, GatewayRoad } from './gateway-road.ts';

/** The line that people ring, unless they say another. */
const LINE = '08088919888';

/** What a caller hears after a step of an Exotel flow, or why the line went dead. */
export interface FlowHeard {
  readonly call: string | null;
  readonly said: string;
  /** Keys are waited for. */
  readonly open: boolean;
  /** How many keys end the waiting. */
  readonly keys: number;
  readonly error?: string;
}

/** Who tells of missed calls. */
export const MISSED_CALL_GATEWAYS = ['exotel', 'infobip'] as const;
export type MissedCallGateway = (typeof MISSED_CALL_GATEWAYS)[number];

/** Calls through an Exotel flow of Gather and Passthru, and calls that are cut off. */
export interface GatewayCalls {
  call(number: string): Promise<FlowHeard>;
  /** Keys, or none: silence. */
  press(number: string, keys: string): Promise<FlowHeard>;
  hangUp(number: string): boolean;
  /**
   * The service rings a phone; the provider's id of the call. `ring` makes it ring, unless it is busy. `tag` is what the
   * service gave along: CustomField.
   */
  made(
    number: string,
    wished: { readonly statusPath: string | null; readonly tag: string | null },
    ring: (number: string, call: OtherCall) => void,
  ): string;
  /** Rings and is cut off; `line` is the number that is rung. */
  miss(gateway: MissedCallGateway, number: string, line?: string): void;
}

/** https://developer.exotel.com/api/statuscallback: it knows four. */
const FLOW_ENDINGS: Readonly<Record<Ending, string>> = {
  completed: 'completed',
  busy: 'busy',
  'no-answer': 'no-answer',
  off: 'failed',
  rejected: 'busy',
};

const national = (number: string): string => (number.startsWith('+91') ? `0${number.slice(3)}` : number);

export function createGatewayCalls(
  gateways: GatewayRoad,
  token: string,
  newId: () => string,
  now: () => Date,
): GatewayCalls {
  const calls = new Map<string, string>();
  /** Calls that the service made, each with what it gave along. */
  const ours = new Map<string, string | null>();
  const pathOf = (rest: string): string => `/webhooks/${rest.replace('{token}', encodeURIComponent(token))}`;
  const dead = (call: string | null, error: string): FlowHeard => ({
    call,
    said: '',
    open: false,
    keys: 0,
    error,
  });

  const told = (call: string, number: string): Readonly<Record<string, string>> => ({
    CallSid: call,
    // As the pages of its applets say: who calls, and who is called.
    ...(ours.has(call)
      ? { CallFrom: LINE, CallTo: national(number), Direction: 'outbound-dial', CallType: 'call' }
      : { CallFrom: national(number), CallTo: LINE, Direction: 'incoming', CallType: 'call-attempt' }),
    CallStatus: ours.has(call) ? 'in-progress' : 'null',
    EndTime: '1970-01-01 05:30:00',
    flow_id: '1',
    ...(ours.get(call) ? { CustomField: ours.get(call)! } : {}),
  });

  const asked = async (
    applet: string,
    query: Readonly<Record<string, string>>,
  ): Promise<GatewayReply | null> =>
    gateways.ask({ path: pathOf(`exotel/{token}/${applet}`), query }).catch(() => null);

  /** The Gather applet: it says what the service gives it, or the flow is over. */
  async function gather(call: string, number: string): Promise<FlowHeard> {
    const reply = await asked('gather', told(call, number));
    const prompt = reply?.status === 200 ? promptIn(reply.body) : null;
    if (prompt) return { call, open: true, ...prompt };
    calls.delete(number);
    return dead(
      call,
      reply ? `the gather got ${reply.status}: ${reply.body.slice(0, 80)}` : 'nobody answered',
    );
  }

  const heard = ({ call, said, open, error }: FlowHeard): CallHeard => ({
    call,
    heard: said === '' ? [] : [{ language: '', text: said }],
    open,
    ...(error === undefined ? {} : { error: 'badAnswer', detail: error }),
  });

  async function press(number: string, keys: string): Promise<FlowHeard> {
    const call = calls.get(number);
    if (call === undefined) return dead(null, 'there is no call');
    const reply = await asked('passthru', {
      ...told(call, number),
      digits: keys === '' ? 'null' : `"${keys}"`,
    });
    if (reply?.status === 200) return gather(call, number);
    calls.delete(number);
    if (reply?.status === 302) return { call, said: '', open: false, keys: 0 };
    return dead(call, reply ? `the passthru got ${reply.status}` : 'nobody answered');
  }

  return {
    call(number) {
      const call = newId();
      calls.set(number, call);
      return gather(call, number);
    },

    press,

    made(number, { statusPath, tag }, ring) {
      const call = newId();
      ours.set(call, tag);
      ring(number, {
        async pickUp() {
          calls.set(number, call);
          return heard(await gather(call, number));
        },
        press: async (keys) => heard(await press(number, keys)),
        listen: async () => heard(await press(number, '')),
        end(status) {
          calls.delete(number);
          if (statusPath === null) return;
          const form = {
            ...{ CallSid: call, EventType: 'terminal', RecordingUrl: 'null' },
            Status: FLOW_ENDINGS[status],
          };
          gateways.deliver({ path: statusPath, form });
        },
      });
      return call;
    },

    hangUp(number) {
      const call = calls.get(number);
      if (call === undefined) return false;
      calls.delete(number);
      const query = { ...told(call, number), CallType: 'client-hangup', CallStatus: 'completed' };
      gateways.deliver({ path: pathOf('exotel/{token}/call-status'), query });
      return true;
    },

    miss(gateway, number, line = LINE) {
      const path = pathOf('missed-call/{token}');
      const told: Readonly<Record<MissedCallGateway, Omit<GatewayRequest, 'path'>>> = {
        exotel: {
          query: {
            CallSid: newId(),
            CallFrom: national(number),
            CallTo: line,
            Direction: 'incoming',
            CallType: 'call-attempt',
          },
        },
        infobip: {
          json: {
            callingNumber: number.slice(1),
            calledNumber: line.replace(/^0/, '91').replace(/^\+/, ''),
            timeOfCall: now().getTime(),
          },
        },
      };
      gateways.deliver({ path, ...told[gateway] });
    },
  };
}

/** https://docs.exotel.com/voice-apis/working-with-gather-applet: either words or a recording, and a number of keys. */
function promptIn(body: string): { readonly said: string; readonly keys: number } | null {
  try {
    const { gather_prompt: prompt, max_input_digits: keys } = JSON.parse(body) as {
      gather_prompt?: { text?: unknown; audio_url?: unknown };
      max_input_digits?: unknown;
    };
    const said = prompt?.text ?? prompt?.audio_url;
    return typeof said === 'string' && said !== '' && Number.isInteger(keys)
      ? { said, keys: Number(keys) }
      : null;
  } catch {
    return null;
  }
}
