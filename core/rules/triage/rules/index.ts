import { readRules } from '../rule.ts';
import { adult } from './adult.ts';
import { adultUrgent } from './adult-urgent.ts';
import { anyone } from './any.ts';
import { children } from './child.ts';
import { elders } from './elder.ts';
import { injuries } from './injury.ts';
import { mild } from './mild.ts';
import { minds } from './mind.ts';
import { newborns } from './newborn.ts';
import { pregnancies } from './pregnancy.ts';
import { later } from './soon.ts';
import { measured } from './vitals.ts';

/** All rules of triage, checked. No clinician has read them yet. */
export const rules = readRules([
  ...anyone,
  ...adult,
  ...adultUrgent,
  ...elders,
  ...children,
  ...newborns,
  ...pregnancies,
  ...injuries,
  ...minds,
  ...mild,
  ...measured,
  ...later,
]);
