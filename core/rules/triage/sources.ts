/** Documents that the rules are drawn from, paraphrased; by the letters of the rows' groups. */
export const SOURCES = {
  iitt: 'WHO/ICRC/MSF Interagency Integrated Triage Tool, 12 years and over',
  iittRaised:
    'WHO/ICRC/MSF Interagency Integrated Triage Tool, 12 years and over; raised a level for a phone at home',
  imci: 'WHO IMCI chart booklet, 2014',
  youngInfant: 'WHO IMCI, management of the sick young infant aged up to 2 months, 2019',
  etat: 'WHO paediatric emergency triage, assessment and treatment, 2016',
  emcare: 'WHO EmCare, clinical quality language of the sick child',
  rabies: 'NCDC National guidelines for rabies prophylaxis, 2019',
  snake: 'MoHFW Management of snake bite, 2016',
  heat: 'NCDC/MoHFW National action plan on heat related illnesses, 2021',
  pregnancy: 'WHO Pregnancy, childbirth, postpartum and newborn care, 3rd edition, 2015',
  mental: 'WHO mhGAP intervention guide, version 2.0, 2016',
  dengue: 'WHO Dengue: guidelines for diagnosis, treatment, prevention and control, 2009',
  pressure: 'International Society of Hypertension global hypertension practice guidelines, 2020',
  diabetes: 'ICMR Guidelines for management of type 2 diabetes, 2018',
  painlessHeart: 'Canto and others, Myocardial infarction presenting without chest pain, JAMA 2000;283(24)',
  sepsis: 'NICE Sepsis: recognition, diagnosis and early management (NG51), 2016',
  headInjury: 'NICE Head injury: assessment and early management (NG232), 2023',
  /** Drawn from no single document. */
  judgement: 'Judgement of this project, to be confirmed by a clinician',
} as const;
