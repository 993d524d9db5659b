import type { Flow } from './flow.ts';
import { aid } from './aid/index.ts';
import { caregiver } from './caregiver/index.ts';
import { crisis } from './crisis/index.ts';
import { dose } from './dose/index.ts';
import { followUp } from './follow-up/index.ts';
import { help } from './help/index.ts';
import { hospitalLookup } from './hospital-lookup/index.ts';
import { menu } from './menu/index.ts';
import { reminders } from './reminders/index.ts';
import { schemes } from './schemes/index.ts';
import { sos } from './sos/index.ts';
import { sosHelper } from './sos-helper/index.ts';
import { sosOpen } from './sos-open/index.ts';
import { symptomCheck } from './symptom-check/index.ts';
import { told } from './told/index.ts';
import { welcome } from './welcome/index.ts';

/** Every conversation there is. Adding one: its folder, a line here, and a door in the menu. */
export const flows: readonly Flow[] = [
  welcome,
  menu,
  sos,
  sosOpen,
  sosHelper,
  symptomCheck,
  crisis,
  followUp,
  reminders,
  dose,
  caregiver,
  told,
  aid,
  hospitalLookup,
  schemes,
  help,
];
