import type { Person } from '../lexicon.ts';
import { listed } from './listed.ts';

/** Words for one who may be ill. */
export const PEOPLE: readonly Person[] = [
  {
    phrases: listed(
      'meri beti, meri bachchi, meri bachi, meri bacchi, meri bitiya, meri ladki, hamari beti, beti, betiya, bitiya, biti, munni, gudiya, bachiya',
    ),
    relation: 'child',
    sex: 'female',
  },
  {
    phrases: listed('bachchi, bachi, bacchi, bachhi, ladki, babuni, laiki, chhoti ladki'),
    relation: 'child',
    sex: 'female',
    ageWord: 'child',
  },
  {
    phrases: listed(
      'mera beta, mere bete, hamar beta, beta, bete, betwa, ladke ko, mera ladka, mere ladke, munna, munne, lalla',
    ),
    relation: 'child',
    sex: 'male',
  },
  {
    phrases: listed('ladka, ladke, larka, larika, laika, babua'),
    relation: 'child',
    sex: 'male',
    ageWord: 'child',
  },
  {
    phrases: listed(
      'bachcha, bacha, baccha, bachha, bachche, bache, bacche, bachhe, bachwa, bachcho, bacho, bachchon, bachho, mera bachcha, mere bachche, chhota bachcha, chhote bachche, baalak, balak',
    ),
    relation: 'child',
    ageWord: 'child',
  },
  {
    phrases: listed(
      'navjaat, navjat, navjaat bachcha, navjaat bacha, navjaat shishu, navjat shishu, shishu, baby, nanha, nanhi, naya bachcha, chhota baby, dudhmuha, doodh pita bachcha, godi ka bachcha',
    ),
    relation: 'child',
    ageWord: 'baby',
  },
  {
    phrases: listed('navjaat bachchi, navjaat bachi, navjat bachi'),
    relation: 'child',
    ageWord: 'baby',
    sex: 'female',
  },
  {
    phrases: listed(
      'maa, ma, mummy, maan, mai, mummi, mammi, mami ko, amma, ammi, mata ji, mataji, maai, mai ke, mammy, mom, meri maa',
    ),
    relation: 'mother',
    sex: 'female',
  },
  {
    phrases: listed(
      'papa, pita, pitaji, pita jee, pita ji, baap, babuji, babu ji, abba, abbu, bapu, daddy, mere papa, bauji',
    ),
    relation: 'father',
    sex: 'male',
  },
  {
    phrases: listed(
      'pati, gharwale, gharwala, shohar, mere pati, miyan, marad, mere husband, husband, pati dev',
    ),
    relation: 'spouse',
    sex: 'male',
  },
  {
    phrases: listed('patni, biwi, bibi, gharwali, mehraru, meri patni, joru, wife, lugai, meri biwi'),
    relation: 'spouse',
    sex: 'female',
  },
  {
    phrases: listed('bhai, bhaee, bhaiya, bhaia, bhai ko, mere bhai, chhota bhai, bada bhai'),
    relation: 'sibling',
    sex: 'male',
  },
  {
    phrases: listed('behan, behen, bahen, bahan, behen, didi, bahin, meri behan, meri bahan'),
    relation: 'sibling',
    sex: 'female',
  },
  {
    phrases: listed('dadi, nani, dadi ji, daadi, dadi maa, naani, aaji, aiya, meri dadi'),
    relation: 'grandparent',
    sex: 'female',
    ageWord: 'old',
  },
  {
    phrases: listed('dada, nana, dada ji, dadaji, daada, nana ji, nanaji, baba, aaja, mere dada'),
    relation: 'grandparent',
    sex: 'male',
    ageWord: 'old',
  },
  {
    phrases: listed(
      'saas ko, meri saas, saasu maa, saasu, sasuma, saas ne, meri saas ko, bahu, bahu ko, bhabhi, bhauji, nanad, devrani, jethani, chachi, mami, mausi, bua, kaki, tai',
    ),
    relation: 'other',
    sex: 'female',
  },
  {
    phrases: listed(
      'sasur, sasur ji, devar, jeth, damad, chacha, mama, mausa, fufa, phupha, kaka, tau, jija, sala',
    ),
    relation: 'other',
    sex: 'male',
  },
  { phrases: listed('padosi, dost, mitra, saheli, padosan, parosi'), relation: 'other' },
  { phrases: listed('aurat, mahila, stri, aurat ko, janani'), sex: 'female', ageWord: 'adult' },
  { phrases: listed('aadmi, aadmee, admi, purush, mard, vyakti'), sex: 'male', ageWord: 'adult' },
  {
    phrases: listed(
      'buzurg, bujurg, boodhe, budha, buddhe, buddha, bujurg, budha, boodha, budhe, burha, budhau, vriddh',
    ),
    ageWord: 'old',
  },
  { phrases: listed('budhi, boodhi, budhiya, burhiya, boodhi aurat'), ageWord: 'old', sex: 'female' },
  { phrases: listed('mareej, marij, mariz, patient, peshent') },
];
