import { z } from 'zod';
import { numberOf } from '../core/address.ts';
import type { Telecom } from '../core/country/telecom.ts';
import { SendFailed } from '../core/errors.ts';
import type { OutgoingMessage } from './channel.ts';
import { namedTexts, unlessBlank } from './variables.ts';

/** An id of the operators' registers (India's DLT): some nineteen digits. */
const registerId = z.string().regex(/^\d{10,25}$/, 'must be the number that the register gave it');

/** The variables of whoever sends texts that operators register; needed where the country's operators do. */
export function registration({ sms }: Pick<Telecom, 'sms'>) {
  const needed = <T extends z.ZodType>(field: T) =>
    unlessBlank(sms.registeredTemplates ? field : field.optional());
  return {
    DLT_ENTITY_ID: needed(registerId),
    SMS_HEADER: needed(z.string().regex(/^[A-Za-z0-9]{3,11}$/, 'must be the registered header')),
    DLT_TEMPLATES: namedTexts(registerId),
  };
}

/** The same, read. */
export interface Registration {
  readonly DLT_ENTITY_ID?: string | undefined;
  readonly SMS_HEADER?: string | undefined;
  readonly DLT_TEMPLATES: Readonly<Record<string, string>>;
}

/** What the operators are told of a text: who sends it, and which registered text it is. */
export interface Registered {
  readonly entityId: string;
  readonly templateId: string;
}

/**
 * The registration that a text needs, null where it needs none (abroad, or in a country without a register). Throws
 * SendFailed when the text is not registered: operators would drop it and bill it.
 */
export function registrationOf(
  { to, template }: OutgoingMessage,
  { DLT_ENTITY_ID: entityId, DLT_TEMPLATES }: Registration,
  telecom: Pick<Telecom, 'sms' | 'classOf'>,
): Registered | null {
  if (!telecom.sms.registeredTemplates || telecom.classOf(numberOf(to)) === 'foreign') return null;
  const templateId = ownValue(DLT_TEMPLATES, template ?? '*') ?? ownValue(DLT_TEMPLATES, '*');
  if (entityId === undefined || templateId === undefined) throw new SendFailed('rejected', 'no-template');
  return { entityId, templateId };
}

const ownValue = (values: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;
