import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { z } from 'zod';
import { PhoneNumber } from '../phone.ts';
import { projectRoot } from '../root.ts';

/** The ways to reach people, as a country's data may offer them. */
const CHANNELS = ['missed-call', 'voice', 'whatsapp', 'sms', 'ussd'] as const;
export type OfferedChannel = (typeof CHANNELS)[number];

/** What must hold for an offer beyond the caller's class; nobody can read it off the number. */
const CONDITIONS = ['always', 'has-whatsapp', 'registered-template', 'operator-carries-it'] as const;

/** Whose number it is. "unknown" is withheld or malformed. A country's data must say something of each. */
const CLASSES = ['mobile', 'landline', 'short-code', 'foreign', 'unknown'] as const;
export type CallerClass = (typeof CLASSES)[number];

const sourced = { source: z.string().min(10), date: z.iso.date() };
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is a time such as 21:00');
const seconds = z.number().int().min(0).max(86_400);

const Offer = z.strictObject({ channel: z.enum(CHANNELS), condition: z.enum(CONDITIONS), ...sourced });
const Caller = z.strictObject({ offers: z.array(z.enum(CHANNELS)), ...sourced });

const Telecom = z
  .strictObject({
    offers: z.array(Offer).min(1),
    numbers: z.strictObject({
      callingCode: z.string().regex(/^[1-9]\d{0,2}$/),
      trunk: z.string().regex(/^\d{0,2}$/),
      nationalDigits: z.number().int().min(6).max(12),
      ...sourced,
    }),
    callers: z.strictObject(
      Object.fromEntries(CLASSES.map((name) => [name, Caller])) as Record<CallerClass, typeof Caller>,
    ),
    sms: z.strictObject({
      registeredTemplates: z.boolean(),
      variableMax: z.number().int().positive(),
      variableTags: z.array(z.enum(['numeric', 'alphanumeric'])),
      ...sourced,
    }),
    quietHours: z.strictObject({
      from: timeOfDay,
      to: timeOfDay,
      utcOffsetMinutes: z.number().int().min(-720).max(840),
      zone: z.string().regex(/^[A-Za-z_]+\/[A-Za-z_/-]+$/, 'is a zone such as Asia/Kolkata'),
      ...sourced,
    }),
    callBack: z.strictObject({
      afterSeconds: seconds.min(5),
      withinSeconds: seconds,
      sameCallSeconds: seconds,
      perNumberAndDay: z.number().int().positive(),
      perDay: z.number().int().positive(),
      lateMinutes: z.number().int().positive(),
      ...sourced,
    }),
  })
  .superRefine(({ offers, callers, callBack }, context) => {
    const offered = offers.map(({ channel }) => channel);
    for (const [index, channel] of offered.entries()) {
      if (offered.indexOf(channel) !== index) {
        context.addIssue({
          code: 'custom',
          path: ['offers', index],
          message: `"${channel}" is offered twice`,
        });
      }
    }
    for (const [name, caller] of Object.entries(callers)) {
      for (const channel of caller.offers.filter((one) => !offered.includes(one))) {
        const message = `"${channel}" is not among the country's offers`;
        context.addIssue({ code: 'custom', path: ['callers', name], message });
      }
    }
    if (callBack.afterSeconds > callBack.withinSeconds) {
      const message = 'afterSeconds lies after withinSeconds';
      context.addIssue({ code: 'custom', path: ['callBack'], message });
    }
  });

type TelecomData = z.output<typeof Telecom>;

/** How a country's telephones are used: its data, and what follows from it. */
export interface Telecom {
  /** What is offered there, most wanted first. */
  readonly offers: TelecomData['offers'];
  /** What a text may be: whether operators drop what is no registered template, and the longest value in one. */
  readonly sms: TelecomData['sms'];
  readonly callBack: TelecomData['callBack'];
  /** When nobody is written to unasked, and the zone of who has none of their own. */
  readonly quietHours: TelecomData['quietHours'];
  /** A number as the country's providers write it: in E.164, without its plus, or as people there dial it. */
  readNumber(text: string): PhoneNumber | null;
  /** Digits of a number without the calling code. */
  readonly digits: number;
  /** A number of the country without its calling code; null abroad. */
  nationalOf(number: PhoneNumber): string | null;
  /** Whose number it is, as a provider wrote it. */
  classOf(written: string | PhoneNumber): CallerClass;
  /** What is offered to that caller, most wanted first. */
  offersTo(caller: CallerClass): readonly OfferedChannel[];
  /** The day there that a moment falls in: its first moment, and the next day's. */
  dayOf(at: Date): { readonly from: Date; readonly to: Date };
}

/** Reads core/country/<code>/telecom.json; throws a sentence that names what is wrong or missing in it. */
export function loadTelecom(code: string): Telecom {
  const path = join(projectRoot, 'core', 'country', code.toLowerCase(), 'telecom.json');
  if (!/^[a-z]{2}$/i.test(code) || !existsSync(path)) {
    throw new Error(`COUNTRY: there is no telecom data for "${code}"`);
  }
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new Error(`COUNTRY: core/country/${code.toLowerCase()}/telecom.json is not JSON`);
  }
  return createTelecom(code, data);
}

/** The same from data at hand. */
export function createTelecom(code: string, data: unknown): Telecom {
  const parsed = Telecom.safeParse(data);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new Error(`COUNTRY: core/country/${code.toLowerCase()}/telecom.json: ${faults.join('; ')}`);
  }
  const { offers, numbers, callers, sms, quietHours, callBack } = parsed.data;
  const order = offers.map(({ channel }) => channel);
  const country = code.toUpperCase();

  const readNumber = (text: string): PhoneNumber | null => {
    const written = text.trim();
    if (!/^\+?\d{6,17}$/.test(written)) return null;
    const national = nationalPart(written, numbers);
    return PhoneNumber.parse(
      national === null ? written.replace(/^00/, '+') : `+${numbers.callingCode}${national}`,
    );
  };

  const classOf = (written: string | PhoneNumber): CallerClass => {
    if (typeof written === 'string' && /^\d{3,7}$/.test(written.trim())) return 'short-code';
    const number = typeof written === 'string' ? readNumber(written) : written;
    const parsedNumber = number && parsePhoneNumberFromString(number.e164);
    if (!parsedNumber) return 'unknown';
    if (parsedNumber.country !== country) return 'foreign';
    const type = parsedNumber.getType();
    if (type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE') return 'mobile';
    // Numbers of no known use (a new range, a service's own) are not for calling back either.
    return type === 'FIXED_LINE' ? 'landline' : 'unknown';
  };

  return {
    offers,
    sms,
    callBack,
    quietHours,
    digits: numbers.nationalDigits,
    readNumber,
    classOf,
    nationalOf: (number) =>
      classOf(number) === 'foreign' ? null : number.e164.slice(1 + numbers.callingCode.length),
    offersTo: (caller) => order.filter((channel) => callers[caller].offers.includes(channel)),
    dayOf(at) {
      const from = startOfDay(at, quietHours.utcOffsetMinutes);
      return { from, to: new Date(from.getTime() + DAY_MS) };
    },
  };
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The national number in one written as people there dial it, or without the plus; null for any other. */
function nationalPart(
  written: string,
  { callingCode, trunk, nationalDigits }: TelecomData['numbers'],
): string | null {
  if (written.startsWith('+')) return null;
  const digits = written.replace(new RegExp(`^00${callingCode}`), callingCode);
  if (digits.length === nationalDigits && !digits.startsWith(trunk || ' ')) return digits;
  for (const prefix of [trunk, callingCode]) {
    if (prefix && digits.startsWith(prefix) && digits.length === prefix.length + nationalDigits) {
      return digits.slice(prefix.length);
    }
  }
  return null;
}

function startOfDay(at: Date, utcOffsetMinutes: number): Date {
  const local = at.getTime() + utcOffsetMinutes * MINUTE_MS;
  return new Date(Math.floor(local / DAY_MS) * DAY_MS - utcOffsetMinutes * MINUTE_MS);
}
