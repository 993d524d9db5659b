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
  ['since noon he only wants to sleep', 'drowsy'],
  ['mother mistook my wife for her sister', 'confused'],
  ['papa put his clothes back to front and asks who am I', 'confused'],
  ['the child screams at the lamp', 'light-hurts'],
  ['something wriggled past in the grass, I fear it was a cobra', 'snakebite'],
  ['blood from one nostril', 'nosebleed'],
  ['the cloth under me is soaked again', 'vaginal-bleeding-heavy'],
  ['iron dust fell in my eye', 'eye-injury'],
  ['saddle area is numb', 'back-pain-leg-weak'],
  ['motions like rice water', 'rice-water-stool'],
  ['fever and fit', 'fit'],
  ['did not see the snake but it bit him', 'snakebite'],
  ['snake not seen but bite marks are there', 'snakebite'],
  ['सांप नहीं दिखा पर काटा है', 'snakebite'],
  ['सांप दिख नहीं रहा पर काटा है', 'snakebite'],
  ['saanp nahi dikha par kaata hai', 'snakebite'],
  ['saanp dikha nahi lekin kaat liya', 'snakebite'],
  ['bachcha nahi ho raha dard kal se', 'labour-long'],
  ['milk boiled and fell on the child', 'burn'],
  ['हाथ मुड़ रहा है टेढ़ा हो गया', 'limb-deformed'],
  ['skin peeling off the whole back', 'widespread-skin-burn'],
  ['कोई कान में फुसफुसाता है', 'voices'],
  ['मन कहता है बच्चे को कुएं में फेंक दे', 'thoughts-harm-baby'],
  ['ईंट के नीचे से डंक वाला निकला', 'scorpion-sting'],
  ['पेशाब में मिर्च सी लगती है', 'burning-urine'],
  ['पेटीकोट पर गुलाबी दाग', 'vaginal-bleeding'],
  ['kaan mein koi bolta hai', 'voices'],
  ['raat sasti wali pi thi', 'illicit-liquor'],
  ['पेशाब पर काबू नहीं है', 'back-pain-leg-weak'],
  ['पेशाब पर काबू नहीं रहा', 'back-pain-leg-weak'],
  ['peshab pe control nahi', 'back-pain-leg-weak'],
  ['peshab par kabu nahi raha', 'back-pain-leg-weak'],
])('a danger in a scene: %s', (text, finding) =>
  expect(understand(text).findings).toHaveProperty(finding, 'present'),
);

test.each([
  ['yellow discharge from ear', 'jaundice'],
  ['he drank tea and rice water', 'rice-water-stool'],
  ['Saddle area has feeling.', 'back-pain-leg-weak'],
  ['I change the pad every four hours', 'vaginal-bleeding-heavy'],
  ['two cloths before the tea boils', 'boil'],
  ['a fit man of 40', 'fit'],
  ['otherwise fit as a fiddle', 'fit'],
  ['skin peels between the toes', 'widespread-skin-burn'],
  ['टेटनस लेना पड़ेगा क्या', 'jaw-locked'],
  ['kamar mein jhatka laga', 'fit'],
  ['कमर में झटका लगा', 'fit'],
  ['एक ततैया ने छत्ता हटाते डंक मारा', 'many-stings'],
  ['टिटनस स्कूल में लगा था', 'jaw-locked'],
  ['कुत्ता अब दिख नहीं रहा', 'sudden-vision-loss'],
  ['पानी पीने में दिक्कत नहीं', 'cannot-eat-drink'],
  ['पेशाब पर काबू है', 'back-pain-leg-weak'],
  ['peshab par control hai', 'back-pain-leg-weak'],
  ['delivery ko bees din hue', 'insect-sting'],
])('and the same words without one: %s', (text, finding) =>
  expect(understand(text).findings).not.toHaveProperty(finding, 'present'),
);
