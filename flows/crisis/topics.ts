/** What has a reply of its own, as understood of the person's words, besides self-harm. */
export interface Topic {
  /** Said in this order; names of messages. */
  readonly say: readonly string[];
  /** Flows that can be gone on with. Without any the conversation ends. */
  readonly doors: readonly ('sos' | 'hospital-lookup' | 'symptom-check')[];
  /** The hospital is for an emergency. */
  readonly isUrgent: boolean;
  /** Whether anyone is listening is asked first. */
  readonly isWhispered: boolean;
  /** Nobody else should see it: key 5 leaves at once. */
  readonly isHidden: boolean;
  readonly source: string;
  readonly date: string;
  /** No clinician or lawyer has read it yet. */
  readonly reviewedBy: null;
  readonly registrationNo: null;
  readonly reviewedOn: null;
  readonly expires: null;
}

const unreviewed = { reviewedBy: null, registrationNo: null, reviewedOn: null, expires: null } as const;

/** Every such topic, by its intent. `date` is that of the source, or of the judgement. */
export const TOPICS: Readonly<Record<string, Topic>> = {
  'foetal-sex': {
    say: ['foetal-sex', 'pregnancy-care'],
    doors: [],
    isUrgent: false,
    isWhispered: false,
    isHidden: false,
    source: 'Pre-Conception and Pre-Natal Diagnostic Techniques (Prohibition of Sex Selection) Act, 1994',
    date: '1994-09-20',
    ...unreviewed,
  },
  'abortion-wish': {
    say: ['abortion-wish', 'abortion-where', 'abortion-danger'],
    doors: ['hospital-lookup'],
    isUrgent: false,
    isWhispered: false,
    isHidden: false,
    source: 'Medical Termination of Pregnancy Act, 1971, as amended in 2021 (privacy: section 5A)',
    date: '2021-03-25',
    ...unreviewed,
  },
  'sexual-assault': {
    say: ['sexual-assault', 'assault-care', 'assault-no-blame'],
    doors: ['hospital-lookup', 'sos'],
    isUrgent: true,
    isWhispered: false,
    isHidden: true,
    source: 'MoHFW, Guidelines and protocols: medico-legal care for survivors of sexual violence, 2014',
    date: '2014-03-19',
    ...unreviewed,
  },
  'child-abuse': {
    say: ['child-abuse', 'child-no-blame'],
    doors: ['sos', 'hospital-lookup'],
    isUrgent: true,
    isWhispered: true,
    isHidden: true,
    source: 'Child helpline and emergency number: core/country/in/numbers.json',
    date: '2025-12-13',
    ...unreviewed,
  },
  'domestic-violence': {
    say: ['domestic-violence', 'violence-no-blame'],
    doors: ['sos', 'hospital-lookup'],
    isUrgent: true,
    isWhispered: true,
    isHidden: true,
    source: "Women's helpline and emergency number: core/country/in/numbers.json",
    date: '2025-12-13',
    ...unreviewed,
  },
  'cure-claim': {
    say: ['cure-claim', 'cure-ask'],
    doors: ['symptom-check'],
    isUrgent: false,
    isWhispered: false,
    isHidden: false,
    source: 'Drugs and Magic Remedies (Objectionable Advertisements) Act, 1954',
    date: '1954-04-30',
    ...unreviewed,
  },
  'medicine-request': {
    say: ['medicine-request'],
    doors: ['symptom-check', 'hospital-lookup'],
    isUrgent: false,
    isWhispered: false,
    isHidden: false,
    source:
      'Telemedicine Practice Guidelines (MoHFW and NITI Aayog), 2020: only a registered practitioner prescribes',
    date: '2020-03-25',
    ...unreviewed,
  },
  animal: {
    say: ['animal', 'animal-bite'],
    doors: ['symptom-check'],
    isUrgent: false,
    isWhispered: false,
    isHidden: false,
    source: 'Judgement: the service is for people; no veterinary number is known for the whole country',
    date: '2026-11-23',
    ...unreviewed,
  },
};

/**
 * Minutes of silence after "have you already taken or done something?" that count as a poisoning: they open an unconfirmed
 * record. Judgement, to be confirmed by a clinician ("silence never sends people"; 23 November 2026).
 */
export const SILENCE_MINUTES = 2;

/** The key that leaves at once for something harmless, on every screen that nobody else should see. */
export const EXIT_KEY = 5;
