import { normalize } from '../text/normalize.ts';

/** A group of medicines that harm when they are left out or taken twice. */
export interface CriticalMedicine {
  readonly id: 'insulin' | 'tuberculosis' | 'epilepsy' | 'hiv' | 'blood-thinner' | 'psychiatric';
  /** Its name, and how people write it, in the languages offered; whole words, normalised when compared. */
  readonly words: readonly string[];
  /** Doses in silence after which somebody is told, where the person wished it. Judgement, to be confirmed by a clinician. */
  readonly silentDoses: number;
  readonly source: string;
  readonly date: string;
  readonly reviewedBy: string | null;
  readonly registrationNo: string | null;
  readonly reviewedOn: string | null;
  readonly expires: string | null;
}

/** Doses in silence after which somebody is told of any other medicine. Judgement, to be confirmed by a clinician. */
export const SILENT_DOSES = 3;

const read = {
  date: '2026-11-23',
  reviewedBy: null,
  registrationNo: null,
  reviewedOn: null,
  expires: null,
} as const;

/**
 * What is never left out or doubled by our advice: we say of none of them when a late dose is to be taken, nor that one may
 * end. The groups are those that the service was asked to take care with.
 */
export const CRITICAL_MEDICINES: readonly CriticalMedicine[] = [
  {
    id: 'insulin',
    words: ['insulin', 'inslin', 'insuline', 'इंसुलिन', 'इन्सुलिन', 'इंसूलिन'],
    silentDoses: 2,
    source:
      'ISMP, High-Alert Medications in Community/Ambulatory Care Settings, 2021 (insulins), https://www.ismp.org/recommendations/high-alert-medications-community-ambulatory-list',
    ...read,
  },
  {
    id: 'tuberculosis',
    words: [
      ...[
        'tb',
        't b',
        'tuberculosis',
        'dots',
        'akt',
        'rifampicin',
        'isoniazid',
        'ethambutol',
        'pyrazinamide',
      ],
      ...['tibi', 'teebee', 'kshay', 'tapedik', 'टीबी', 'टी बी', 'क्षय', 'तपेदिक'],
    ],
    silentDoses: 2,
    source:
      'Kulkarni et al., Ann Med Health Sci Res 2013: not keeping to treatment contributes to drug resistance, https://pmc.ncbi.nlm.nih.gov/articles/PMC3634227',
    ...read,
  },
  {
    id: 'epilepsy',
    words: [
      ...[
        'epilepsy',
        'fits',
        'seizure',
        'phenytoin',
        'eptoin',
        'valproate',
        'carbamazepine',
        'levetiracetam',
      ],
      ...['mirgi', 'mirgee', 'daure', 'मिर्गी', 'मिरगी', 'दौरे'],
    ],
    silentDoses: 2,
    source:
      'ISMP, High-Alert Medications in Community/Ambulatory Care Settings, 2021 (carbamazepine, lamotrigine, phenytoin, valproic acid), https://www.scribd.com/document/625332215/HighAlertMedications-Community-2021',
    ...read,
  },
  {
    id: 'hiv',
    words: ['hiv', 'art', 'arv', 'aids', 'tld', 'dolutegravir', 'tenofovir', 'एचआईवी', 'एड्स', 'एआरटी'],
    silentDoses: 2,
    source:
      'ISMP, High-Alert Medications in Community/Ambulatory Settings (antiretroviral agents), https://ismp.org/recommendations/high-alert-medications-community-ambulatory-list',
    ...read,
  },
  {
    id: 'blood-thinner',
    words: [
      ...['warfarin', 'warf', 'acitrom', 'acenocoumarol', 'blood thinner', 'apixaban', 'rivaroxaban'],
      ...['khoon patla', 'khun patla', 'वार्फरिन', 'वारफेरिन', 'खून पतला', 'ख़ून पतला'],
    ],
    silentDoses: 2,
    source:
      'ISMP, High-Alert Medications in Community/Ambulatory Care Settings, 2021 (anticoagulants), https://www.scribd.com/document/625332215/HighAlertMedications-Community-2021',
    ...read,
  },
  {
    id: 'psychiatric',
    words: [
      ...['lithium', 'clozapine', 'olanzapine', 'risperidone', 'antidepressant', 'psychiatric', 'depression'],
      ...[
        'schizophrenia',
        'bipolar',
        'mental',
        'mansik',
        'dimag',
        'dimaag',
        'मानसिक',
        'दिमाग',
        'दिमाग़',
        'डिप्रेशन',
      ],
    ],
    silentDoses: 2,
    source:
      'Mind, Coming off psychiatric medication (avoid stopping suddenly), https://www.mind.org.uk/information-support/drugs-and-treatments/medication/coming-off-medication/',
    ...read,
  },
];

/** The critical group that words name, if any. */
export function criticalIn(text: string): CriticalMedicine['id'] | null {
  const said = ` ${normalize(text)} `;
  const found = CRITICAL_MEDICINES.find(({ words }) =>
    words.some((word) => said.includes(` ${normalize(word)} `)),
  );
  return found?.id ?? null;
}

/** Doses in silence after which somebody is told. */
export const silentDosesOf = (critical: string | null): number =>
  CRITICAL_MEDICINES.find(({ id }) => id === critical)?.silentDoses ?? SILENT_DOSES;
