import { AREAS, dangerScreen, type Area, type Patient, type Who } from '@arogya/rules';
import { answerOf, type FlowEvent } from '../screen.ts';
import type { Context } from './context.ts';

/** Whether the danger question was answered, or all of it told. */
export const knowsDanger = ({ findings }: Patient): boolean =>
  dangerScreen.findings.every((id) => id in findings);

/** Whether anything is known of how old they are. */
export const knowsWho = ({ age, ageWord }: Patient): boolean => age !== undefined || ageWord !== undefined;

/** The menu that a patient is offered complaints from. */
export function whoOf({ age, ageWord, sex, pregnancy }: Patient): Who {
  if (pregnancy === 'yes' || pregnancy === 'within-42-days') return 'pregnant';
  const months = age && { days: age.value / 30, months: age.value, years: age.value * 12 }[age.unit];
  if (months !== undefined ? months < 2 : ageWord === 'baby') return 'baby';
  if (months !== undefined ? months < 144 : ageWord === 'child') return 'child';
  return sex === 'male' ? 'man' : 'woman';
}

/** The area of the menu that is chosen; null where none is. */
export const areaOf = ({ patient }: Context, event: FlowEvent): Area | null =>
  AREAS[whoOf(patient)].find(({ id }) => id === answerOf(event)) ?? null;

/** What of an area is chosen; null where none is. */
export const findingOf = ({ patient, area }: Context, event: FlowEvent): string | null =>
  AREAS[whoOf(patient)].find(({ id }) => id === area)?.findings.find((id) => id === answerOf(event)) ?? null;
