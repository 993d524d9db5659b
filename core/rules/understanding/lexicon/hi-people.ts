import type { Person } from '../lexicon.ts';
import { listed } from './listed.ts';

/** Words for one who may be ill. */
export const PEOPLE: readonly Person[] = [
  {
    phrases: listed('मेरी बेटी, मेरी बच्ची, हमारी बेटी, बेटी, बेटियों, बिटिया, मुन्नी, गुड़िया'),
    relation: 'child',
    sex: 'female',
  },
  { phrases: listed('बच्ची, लड़की, बबुनी, लइकी'), relation: 'child', sex: 'female', ageWord: 'child' },
  {
    phrases: listed('मेरा बेटा, मेरे बेटे, बेटा, बेटे, मेरा लड़का, मेरे लड़के, मुन्ना, लल्ला, बेटवा'),
    relation: 'child',
    sex: 'male',
  },
  { phrases: listed('लड़का, लड़के, लइका, बबुआ'), relation: 'child', sex: 'male', ageWord: 'child' },
  {
    phrases: listed('बच्चा, बच्चे, बच्चों, बच्चो, मेरा बच्चा, मेरे बच्चे, छोटा बच्चा, छोटे बच्चे, बालक, बचवा'),
    relation: 'child',
    ageWord: 'child',
  },
  {
    phrases: listed(
      'नवजात, नवजात बच्चा, नवजात शिशु, शिशु, बेबी, नन्हा, नया बच्चा, दुधमुंहा, दूध पीता बच्चा, गोदी का बच्चा',
    ),
    relation: 'child',
    ageWord: 'baby',
  },
  { phrases: listed('नवजात बच्ची, नन्ही, नवजात बेटी'), relation: 'child', ageWord: 'baby', sex: 'female' },
  {
    phrases: listed('मां, माँ, मम्मी, अम्मा, अम्मी, माता जी, माताजी, माई, मेरी मां'),
    relation: 'mother',
    sex: 'female',
  },
  {
    phrases: listed('पापा, पिता, पिताजी, पिता जी, बाप, बाबूजी, बाबू जी, अब्बा, अब्बू, बापू'),
    relation: 'father',
    sex: 'male',
  },
  { phrases: listed('पति, घरवाले, घरवाला, शौहर, मेरे पति, मियां, मरद, हस्बैंड'), relation: 'spouse', sex: 'male' },
  {
    phrases: listed('पत्नी, बीवी, बीबी, घरवाली, मेहरारू, मेरी पत्नी, वाइफ, लुगाई'),
    relation: 'spouse',
    sex: 'female',
  },
  { phrases: listed('भाई, भैया, मेरे भाई, छोटा भाई, बड़ा भाई'), relation: 'sibling', sex: 'male' },
  { phrases: listed('बहन, दीदी, बहिन, मेरी बहन'), relation: 'sibling', sex: 'female' },
  {
    phrases: listed('दादी, नानी, दादी जी, दादी मां, आजी, मेरी दादी'),
    relation: 'grandparent',
    sex: 'female',
    ageWord: 'old',
  },
  {
    phrases: listed('दादा, नाना, दादा जी, दादाजी, नाना जी, नानाजी, बाबा, आजा, मेरे दादा'),
    relation: 'grandparent',
    sex: 'male',
    ageWord: 'old',
  },
  {
    phrases: listed(
      'सास को, मेरी सास, सासू मां, सास ने, बहू, बहू को, भाभी, भौजी, ननद, देवरानी, जेठानी, चाची, मामी, मौसी, बुआ, काकी, ताई',
    ),
    relation: 'other',
    sex: 'female',
  },
  {
    phrases: listed('ससुर, ससुर जी, देवर, जेठ, दामाद, चाचा, मामा, मौसा, फूफा, काका, ताऊ, जीजा, साला'),
    relation: 'other',
    sex: 'male',
  },
  { phrases: listed('पड़ोसी, दोस्त, मित्र, सहेली, पड़ोसन'), relation: 'other' },
  { phrases: listed('औरत, महिला, स्त्री, जनानी'), sex: 'female', ageWord: 'adult' },
  { phrases: listed('आदमी, पुरुष, मर्द, व्यक्ति'), sex: 'male', ageWord: 'adult' },
  { phrases: listed('बुजुर्ग, बूढ़ा, बूढ़े, बुढ़ऊ, वृद्ध'), ageWord: 'old' },
  { phrases: listed('बूढ़ी, बुढ़िया, बूढ़ी औरत'), ageWord: 'old', sex: 'female' },
  { phrases: listed('मरीज, मरीज़, रोगी, पेशेंट') },
];
