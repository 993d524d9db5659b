import { z } from 'zod';
import type { Telecom } from '../../core/country/telecom.ts';
import { Refused } from '../../core/errors.ts';
import type { PhoneNumber } from '../../core/phone.ts';
import type { Drawn, Medium } from '../../flows/medium.ts';
import {
  defineChannel,
  type Channel,
  type Hop,
  type Inbound,
  type SessionEnded,
  type Standing,
  type WebhookRequest,
  type WebhookResponse,
} from '../channel.ts';
import { fieldsOf } from '../fields.ts';
import { isRepeat, REPEAT_MS } from '../media/ussd-history.ts';
import { callHistory, SAID } from '../media/voice-history.ts';
import { stepsOf, type CallSteps, type Prompt } from '../media/voice-tree.ts';
import { ownCall } from '../own-call.ts';
import { ownNumbers, personOf } from '../own-numbers.ts';
import { refuseWrongToken } from '../path-token.ts';
import { apiBaseUrl } from '../variables.ts';
import { endOf, readCall } from './call.ts';
import { createCaller, type CallingAccount } from './caller.ts';

/** Keys that a Gather takes where the question does not say how many: a long one is ended by hash. */
const MAX_KEYS = 20;

/** https://docs.exotel.com/voice-apis/working-with-gather-applet: seconds of silence, from 1 to 60. */
const WAIT = { least: 1, most: 60, afterLastWords: 1 } as const;

/** No silence is told sooner after our words than it takes to hear it; one that is, is the one before. */
const SILENCE_MS = 1_000 * WAIT.least;

const TIME_LIMIT_MS = 8_000;

type Country = Pick<Telecom, 'readNumber' | 'nationalOf'>;

const Called = z.object({});
const calling = (telecom: Country) =>
  z.object({
    EXOTEL_SID: z.string().regex(/^[\w.-]{1,64}$/),
    EXOTEL_API_KEY: z.string().min(1),
    EXOTEL_API_TOKEN: z.string().min(1),
    EXOTEL_API_BASE_URL: apiBaseUrl,
    EXOTEL_CALLER_ID: ownNumbers((text) => telecom.readNumber(text)),
    EXOTEL_APP_ID: z.string().regex(/^[\w-]{1,64}$/, 'must be the id of the flow in App Bazaar'),
  });

/** The account, where people are called. */
export type ExotelVoiceVariables = Partial<CallingAccount>;

/**
 * Calls through Exotel's App Bazaar, where a flow of applets asks us what to do. Ours has two, in a circle:
 * a Gather that asks /gather what to say, and a Passthru that brings the keys to /passthru. There 200 leads back to the
 * Gather and 302 to the Hangup: a decision, not a redirect. Passthru takes the turn; Gather only says what it got.
 * Nobody is called unless `ours` says from which ExoPhone (EXOTEL_CALLER_ID).
 * The medium is voice without speech: https://docs.exotel.com/voice-apis/working-with-passthru-applet
 */
export const exotelVoice = (
  medium: Medium,
  telecom: Country,
  {
    ours = [],
    timeLimitMs = TIME_LIMIT_MS,
  }: { readonly ours?: readonly PhoneNumber[]; readonly timeLimitMs?: number } = {},
): Channel<ExotelVoiceVariables> =>
  defineChannel<ExotelVoiceVariables>({
    id: 'exotel/voice',
    homeOnly: true,
    medium,
    variables: ours.length > 0 ? calling(telecom) : Called,
    webhooks: [
      {
        path: '/webhooks/exotel/:token/gather',
        methods: ['get', 'post'],
        kind: 'message',
        read: (request) => readHop('gather', request, telecom, ours),
        respond: (drawn) => ({ status: 200, ...prompt(drawn) }),
      },
      {
        path: '/webhooks/exotel/:token/passthru',
        methods: ['get', 'post'],
        kind: 'message',
        read: (request) => readHop('passthru', request, telecom, ours),
        // The words are kept with the turn, for the Gather that comes next; Passthru itself reads the status alone.
        respond: (drawn) => (drawn ? { status: 200, ...prompt(drawn) } : HANG_UP),
        ended: (request) => readEnd(request, telecom),
      },
      {
        path: '/webhooks/exotel/:token/call-status',
        methods: ['get', 'post'],
        kind: 'session',
        read: (request) => readEnd(request, telecom),
        respond: () => ({ status: 200, type: 'text/plain', body: '' }),
      },
    ],
    authenticate: refuseWrongToken,
    ...(ours.length > 0
      ? { caller: (config) => createCaller(config as CallingAccount, ours, dialled(telecom), timeLimitMs) }
      : {}),
  });

/** A number as its country's providers write it: 08088919888. */
const dialled =
  (telecom: Country) =>
  (number: PhoneNumber): string => {
    const national = telecom.nationalOf(number);
    return national === null ? number.e164 : `0${national}`;
  };

const HANG_UP: WebhookResponse = { status: 302, type: 'text/plain', body: '' };

function readHop(
  applet: 'gather' | 'passthru',
  request: WebhookRequest,
  telecom: Country,
  ours: readonly PhoneNumber[],
): Inbound | null {
  const { sid, from: caller, to, keys, state, given } = readCall(fieldsOf(request), telecom);
  // Keys that come with the end of a call are a hang-up.
  if (state !== 'open') return null;
  if (sid === null) throw new Refused(400, 'CallSid is missing or malformed');
  // Its pages say of a call that Exotel made that CallFrom is who calls, and its API that From is who is called.
  const from = personOf(caller, to, ours);
  if (!from) throw new Refused(400, 'From is missing or malformed');
  const pressed = keys === null ? null : keys.slice(0, 200);
  return { from, ...ownCall(given), ...(applet === 'gather' ? gatherHop(sid) : passthruHop(sid, pressed)) };
}

/** The end of a call that is told in passing; nobody asks what to do then. */
function readEnd(request: WebhookRequest, telecom: Country): SessionEnded | null {
  const fields = fieldsOf(request);
  return endOf(readCall(fields, telecom), fields);
}

/** What a call had told when its last turn was taken: `heard` of this channel. */
interface Told {
  readonly revision: number;
  /** Passthrus in a row without a key, and whether the last of them was answered with a goodbye. */
  readonly silences: number;
  readonly isGone: boolean;
  /** The page that stood before it. */
  readonly page: number;
  readonly input: string;
}

const write = ({ revision, silences, isGone, page, input }: Told): string =>
  `${revision} ${silences} ${isGone ? 'gone' : 'here'} ${page} ${input}`;

function toldBy({ dialog, heard }: Standing, sid: string): Told | null {
  const [, revision, silences, gone, page, input = ''] =
    /^(\d+) (\d+) (gone|here) (\d+) (.*)$/s.exec(heard) ?? [];
  if (dialog !== sid || revision === undefined) return null;
  return {
    revision: Number(revision),
    silences: Number(silences),
    isGone: gone === 'gone',
    page: Number(page),
    input,
  };
}

type Unplaced = Hop & { placed(standing: Standing, arrivedAt: Date): Hop };

const keyOf = (sid: string, { revision, input }: Pick<Told, 'revision' | 'input'>): string =>
  `${sid}:${revision}:${input}`;

/** A hop that is taken: what it says, and what is kept of it. */
const take = (sid: string, told: Told, inputs: readonly string[], ends = false): Hop => ({
  key: keyOf(sid, told),
  dialog: sid,
  hear: () => ({ inputs, heard: write(told) }),
  ...(ends ? { ends } : {}),
});

/** The last hop once more: its reply is said again. */
const again = (sid: string, told: Told): Hop => ({
  key: keyOf(sid, told),
  dialog: sid,
  hear: () => 'late',
  again: true,
});

const opening = ({ revision, page }: Pick<Standing, 'revision' | 'page'>, input = ''): Told => ({
  revision,
  silences: 0,
  isGone: false,
  page,
  input,
});

/** A Gather says what the turn before it got; in a new call it takes the first one itself. */
function gatherHop(sid: string): Unplaced {
  return {
    ...take(sid, opening({ revision: 0, page: 0 }), []),
    placed(standing) {
      const told = toldBy(standing, sid);
      return told ? again(sid, told) : take(sid, opening(standing), []);
    },
  };
}

/** A Passthru brings keys, or that there were none: then the rest of what there is to say follows, or it is said again. */
function passthruHop(sid: string, keys: string | null): Unplaced {
  const typed = keys === null ? [] : inputsOf({ type: 'keys', keys });
  return {
    ...take(sid, opening({ revision: 0, page: 0 }, keys ?? ''), typed),
    placed(standing, arrivedAt) {
      const told = toldBy(standing, sid);
      const now = opening(standing, keys ?? '');
      if (!told) return take(sid, now, typed);
      const withinMs = keys === null ? SILENCE_MS : REPEAT_MS;
      if (isRepeat(told, keys ?? '', standing, arrivedAt, withinMs)) return again(sid, told);
      if (standing.over || (told.isGone && keys === null))
        return take(sid, { ...now, isGone: true }, [], true);
      if (keys !== null) return take(sid, now, typed);
      // A silence that led on to another page was only waited through.
      const before = standing.page === told.page ? told.silences : 0;
      const [said] = inputsOf({ type: 'silent' }, before);
      const isGone = said === SAID.gone;
      return take(sid, { ...now, silences: before + 1, isGone }, [isGone ? SAID.gone : SAID.listening]);
    },
  };
}

/** What a call's event says to the medium, after so many silences in a row. */
function inputsOf(event: Parameters<typeof callHistory>[1], silences = 0): readonly string[] {
  const heard = callHistory(1, event)(`0.${silences}`);
  return heard === 'late' ? [] : heard.inputs;
}

/** What a Gather says and waits for, as JSON. Recordings are played only where nothing else is said beside them. */
function prompt(drawn: Drawn | null): Pick<WebhookResponse, 'type' | 'body' | 'headers'> {
  const steps: CallSteps = drawn?.form === undefined ? [] : stepsOf(drawn);
  const gather = steps.find((step) => step.do === 'gather');
  const prompts: readonly Prompt[] =
    gather?.prompts ?? steps.filter((step): step is Prompt => step.do === 'say' || step.do === 'play');
  const said = promptOf(prompts, drawn?.text ?? '');
  const seconds = gather?.seconds ?? WAIT.afterLastWords;
  const body = {
    gather_prompt: said,
    max_input_digits: gather?.keys ?? MAX_KEYS,
    finish_on_key: '#',
    input_timeout: Math.min(Math.max(Math.round(seconds), WAIT.least), WAIT.most),
    // Silence comes back to us, who count it.
    repeat_menu: 0,
    repeat_gather_prompt: said,
  };
  // Asked again and again at the same address, with another answer each time.
  return { type: 'application/json', body: JSON.stringify(body), headers: { 'cache-control': 'no-store' } };
}

function promptOf(
  prompts: readonly Prompt[],
  text: string,
): { readonly text: string } | { readonly audio_url: string } {
  const [only, ...others] = prompts;
  if (only?.do === 'play' && others.length === 0) return { audio_url: only.url };
  const words = prompts.flatMap((one) => (one.do === 'say' ? [one.text] : []));
  const isWhole = words.length === prompts.length && words.length > 0;
  return { text: isWhole ? words.join(' ') : text.replaceAll('\n', ' ') };
}
