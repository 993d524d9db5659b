import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { createVocabulary } from '../vocabulary.ts';
import { noGuess } from './guess.ts';
import { lexicons } from './lexicon/index.ts';
import { createUnderstand } from './understand.ts';

const vocabulary = createVocabulary(
  JSON.parse(readFileSync(new URL('../../../ml/knowledge/findings.json', import.meta.url), 'utf8')),
);
const understand = createUnderstand(vocabulary, lexicons, noGuess, () => 2026);

test.each([
  ['hiccups', 'hiccups since morning', 'सुबह से हिचकी आ रही है', 'hichki band nahi ho rahi'],
  ['pimples', 'pimples on cheeks', 'चेहरे पर मुंहासे हैं', 'chehre par muhase nikle'],
  ['dandruff', 'white flakes on my scalp', 'सिर में रूसी है', 'sir mein roosi'],
  ['head-lice', 'daughter has lice in hair', 'बालों में जूं पड़ गई', 'sir me joo pad gayi'],
  ['hair-fall', 'hair is falling a lot', 'बाल बहुत झड़ रहे हैं', 'baal jhad rahe hain'],
  ['cracked-heels', 'my heels are cracked', 'एड़ी फटी है', 'edi fat gayi'],
  ['travel-sickness', 'vomits in bus always', 'बस में उल्टी होती है', 'bus me ulti hoti hai'],
  ['stye', 'a small boil on upper eyelid', 'पलक पर गुहेरी निकली', 'palak par funsi'],
  ['sunburn', 'sunburn on my neck', 'धूप से चमड़ी झुलस गई', 'dhoop se gardan jhulas gayi'],
  ['wart', 'warts on my fingers', 'उंगली पर मस्सा', 'haath pe massa hai'],
  ['ingrown-nail', 'toenail growing into the flesh', 'नाखून मांस में धंस रहा है', 'nakhun maans me dhans raha'],
  ['bad-breath', 'bad smell from my mouth', 'मुंह से बदबू आती है', 'muh se badbu aati hai'],
  ['tired-eyes', 'eyes get tired after mobile', 'मोबाइल से आंखें थक जाती हैं', 'aankh thak jati hai'],
  ['irregular-periods', 'periods are irregular', 'माहवारी अनियमित है', 'mc irregular hai'],
  ['nightfall', 'I have nightfall', 'स्वप्नदोष होता है', 'swapnadosh hota hai'],
  ['trouble-conceiving', 'not able to conceive', 'गर्भ नहीं ठहरता', 'garbh nahi thahar raha'],
  ['low-milk', 'breast milk is less', 'दूध कम उतरता है', 'doodh kam utarta hai'],
  ['bed-wetting', 'wets the bed at night', 'बिस्तर गीला करता है', 'bistar me peshab kar deta'],
  ['white-patches', 'white patches on face', 'चेहरे पर सफेद दाग', 'chehre pe safed dag'],
])('%s has its words in all three languages', (finding, ...texts) => {
  for (const text of texts) expect(understand(text).findings).toMatchObject({ [finding]: 'present' });
});

test.each([
  ['stepped on a nail, it went in', { 'wound-dirty': 'present' }],
  ['white patch on back with no feeling', { 'numb-patch': 'present' }],
  ['doodh kam pi raha hai', { 'feeds-badly': 'present' }],
  ['हिचकी मार के साँस ले रहा है', { 'stopped-breathing': 'present' }],
  ['a small tender lump at the margin of the upper lid', { lump: 'present' }],
  ['vomiting in the bus', { vomiting: 'present' }],
  ['gaadi mein ulti ho gayi', { vomiting: 'present' }],
])('what is graver keeps its name: %s', (text, findings) =>
  expect(understand(text).findings).toMatchObject(findings),
);

test.each([
  ['hiccups', 'the chest does nothing, then one hiccup like pull'],
  ['hiccups', 'roya nahi, bas hichki jaisi aawaz'],
  ['bad-breath', 'breath smells because I ate onion'],
  ['stye', 'lump on the eyelid'],
  ['pimples', 'keel gitak gyo chhoro'],
  ['widespread-skin-burn', 'my skin peels little in winter on heels'],
  ['travel-sickness', 'gaadi me unhone wo kiya jo mujhe bolne me ulti aati hai'],
])('no %s is heard in: %s', (finding, text) => expect(understand(text).findings).not.toHaveProperty(finding));
