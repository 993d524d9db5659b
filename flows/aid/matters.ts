/** What first aid there is, by what is the matter; five at most each, so that no list turns a page. */
export const MATTERS = {
  awake: ['unconscious', 'cpr', 'fit', 'stroke', 'heat'],
  breath: ['choking', 'breathing', 'chest-pain', 'drowning', 'hanging'],
  injury: ['bleeding', 'burn', 'head-injury', 'electric-shock', 'eye-chemical'],
  bite: ['snakebite', 'scorpion', 'bee-sting', 'animal-bite', 'poison'],
  births: ['birth', 'bleeding-birth', 'newborn-not-breathing', 'newborn'],
} as const;

export type Group = keyof typeof MATTERS;

/** The group that a matter is in; null where there is no first aid for it. */
export const groupOf = (matter: string | null): Group | null =>
  (Object.keys(MATTERS) as Group[]).find((group) => MATTERS[group].some((one) => one === matter)) ?? null;
