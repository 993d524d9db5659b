import type { LanguageCode } from '../text/languages.ts';

/*
 * How a phrase is written: words in order, `(a|b)` alternatives, `*` any letters, `~` at most five words with no
 * punctuation between, the rest as in a regular expression. Spelling is folded first: lower case, no nukta, chandrabindu as anusvara.
 */

/** Medicines that only a clinician gives, in both scripts; a service that prescribes nothing names none as advice. */
const DRUGS = [
  '(*cillin|*floxacin|*mycin|*cycline|cef(ixime|triaxone|podoxime|uroxime|alexin)|metronidazole|flagyl|tinidazole|cotrimoxazole|septran)',
  '(aspirin|ecosprin|disprin|ibuprofen|brufen|combiflam|diclofenac|voveran|nimesulide|aceclofenac|piroxicam|meftal)',
  '(dexamethasone|prednisolone|betamethasone|hydrocortisone|betnesol|wysolone|tramadol|codeine|corex)',
  '(diazepam|alprazolam|clonazepam|lorazepam|misoprostol|mifepristone|methergine|oxytocin|adrenaline)',
  '(*chloroquine|artesunate|artemether|primaquine|quinine|albendazole|ivermectin|rifampicin|isoniazid)',
  '(omeprazole|pantoprazole|ranitidine|domperidone|ondansetron|loperamide|salbutamol|asthalin|sorbitrate|nitroglycerin)',
  '(metformin|amlodipine|atenolol|furosemide|lasix|clopidogrel|warfarin)',
  '(*सिलिन|*फ्लोक्सासिन|*माइसिन|*साइक्लिन|*साइक्लीन|सेफिक्सिम|मेट्रोनिडाजोल|सेप्ट्रान)',
  '(एस्पिरिन|ऐस्पिरिन|इकोस्प्रिन|डिस्प्रिन|इबुप्रोफेन|आइबुप्रोफेन|ब्रूफेन|ब्रुफेन|कॉम्बिफ्लाम|डाइक्लोफेनाक|डिक्लोफेनाक|वोवेरान|निमेसुलाइड|मेफ्टाल)',
  '(डेक्सामेथासोन|प्रेडनिसोलोन|बेटनेसोल|ट्रामाडोल|डायजेपाम|अल्प्राजोलम|मिसोप्रोस्टोल|मिफेप्रिस्टोन|ऑक्सीटोसिन)',
  '(*क्लोरोक्वीन|*क्लोरोक्विन|आर्टेसुनेट|एल्बेंडाजोल|आइवरमेक्टिन|ओमेप्राजोल|सालबुटामोल|मेटफॉर्मिन|एम्लोडिपिन)',
  '\\d+ ?(mg|एमजी|मिलीग्राम)(?! ?/)',
];

/** Said to do, or promised: forbidden unless the same clause says not to, or it is asked. */
const ACTS: Readonly<Record<LanguageCode, readonly string[]>> = {
  en: [
    '(take|give|use|apply|start|get|buy) ~ (antibiotic*|steroid*|injection*|sedative*|sleeping (pill|tablet)*|painkiller*)',
    '(take|give) ~ (\\d+|one|two|three|half) (a )?(tablet|pill|capsule)*',
    '(stop|skip|double|halve|change) (taking )?((your|the|his|her|any|all|prescribed|bp|tb|sugar) ){0,3}(medicine|medication|tablet|pill|dose|insulin|treatment)*',
    '(make|force) ~ vomit',
    'induce vomiting',
    '(tie|bind) ~ (above|bite|sting)',
    '(tie|bind) (the|a|his|her) (leg|arm|limb) (tight*|hard)',
    'tourniquet*',
    '(cut|slit|suck|ice) (open |out |on |at |into )?(the |a |any )?(snake )?(bite|sting|fang mark|poison|venom|wound)*',
    '(put|apply|rub|smear|pour|spread) ~ (chilli|oil|ghee|lime|turmeric|toothpaste|mud|cow dung|ash|kerosene|ink|butter)',
    '(chilli|oil|ghee|lime|turmeric|toothpaste|mud|cow dung|ash|kerosene|ink|butter) ~ (on|over|to) ~ (wound|burn|bite|sting|cord|cut|navel)*',
    '(put|apply|rub|smear) ~ (cord|navel)',
    '(give|feed) ~ (honey|ghutti|gripe water|sugar water)',
    '(give|feed) ~ water ~ (newborn*|baby under|under 6 months)',
    '(give|feed) ~ (newborn*|baby under 6 months) ~ water',
    '(give|feed|pour) ~ (water|drink*|milk|food|tea) ~ (drowsy|unconscious|fitting)',
    '(go|take|see|visit|call|bring) ~ (healer|ojha|tantrik|quack)*',
    '(boy|girl) in (the|her|your) (womb|belly)',
    '(only|just) (gas|anxiety|tension|nerves|stress)',
    '(help|ambulance|doctor|nurse|police|vehicle) (is|are|will be) (now |already )?(coming|arriving|on (the|its|his|her|their) way)',
    '(help|ambulance|doctor|nurse|police|vehicle) (will|shall) (come|arrive|reach)',
    '(we|i) (have|had) (called|sent|informed) ~ (help|ambulance|doctor|nurse|police)',
    '(ambulance|doctor|help) (has|have) been (called|sent)',
    '(you|he|she) (definitely|surely|certainly) (have|has)',
  ],
  hi: [
    '(एंटीबायोटिक|स्टेरॉयड|इंजेक्शन|सुई|नींद की गोली) ~ (लें|दें|लो|दो|लगवा*|लगा*|खाएँ|खिला*)',
    '(\\d+|एक|दो|तीन|आधी) गोली ~ (लें|दें|खाएँ|खिला*)',
    '(दवा|दवाई|दवाएँ|गोली|गोलियाँ|इंसुलिन|इलाज) ~ (बंद|छोड़*|रोक*|दुगुन*|दोगुन*|बदल*)',
    'उल्टी ~ (करा*|करवा*)',
    '(काटे|डंक) ~ (बाँध*|चूस*|चीर*)',
    '(कसकर|कस के|रस्सी से) ~ बाँध*',
    '(ज़हर|विष) ~ चूस*',
    '(चीरा|ब्लेड) ~ (लगा*|मार*)',
    '(हल्दी|चूना|टूथपेस्ट|मिर्च|तेल|घी|मिट्टी|गोबर|राख|स्याही) ~ (लगा*|मलें|मलो|छिड़क*|भरें)',
    'नाल पर ~ (लगा*|डाल*|मल*)',
    '(शहद|घुट्टी|ग्राइप वाटर) ~ (दें|दो|चटा*|पिला*)',
    '(शिशु|नवजात|6 महीने से छोटे) ~ पानी (दें|दो|पिला*)',
    '(बेहोश|सुस्त|दौरे) ~ (पिला*|खिला*)',
    '(ओझा|तांत्रिक|बाबा|झाड़ फूँक|झाड़-फूँक|झोलाछाप) ~ (जाएँ|जाओ|दिखा*|बुला*|करा*|करवा*)',
    '(पेट|गर्भ|कोख) में (लड़का|लड़की|बेटा|बेटी) (है|होगा|होगी)(?! या)',
    '(सिर्फ़|बस|केवल) (गैस|टेंशन|तनाव|घबराहट|चिंता|वहम)',
    '(एम्बुलेंस|एंबुलेंस|मदद|डॉक्टर|पुलिस|गाड़ी) ~ (आ रह*|आएगी|आएगा|आएँगे|आ जाएगी|आ जाएगा|पहुँच रह*|पहुँचेगी|भेज दी|बुला ली|बुलाई है)',
  ],
  'hi-Latn': [
    '(antibiotic*|steroid*|injection*|sui|neend ki goli) ~ (lein|dein|lo|do|lagva*|lagwa*|laga*|khayein|khila*)',
    '(\\d+|ek|do|teen|aadhi) goli ~ (lein|dein|khayein|khila*)',
    '(dawa|dawai|davai|dawaiyan|goli|goliyan|insulin|ilaaj) ~ (band|chhod*|chod*|rok*|dugun*|dogun*|double|badal*)',
    'ulti ~ (kara*|karwa*|karva*)',
    '(kaate|kate|dank) ~ (baandh*|bandh*|choos*|chus*|cheer*|chir*)',
    '(kaskar|kas ke|kaske|rassi se) ~ (baandh*|bandhein|bandho)',
    '(zehar|zahar|vish) ~ (choos*|chus*)',
    '(cheera|chira|blade) ~ (laga*|maar*)',
    '(haldi|chuna|choona|toothpaste|mirch|tel|ghee|mitti|gobar|raakh|syahi) ~ (laga*|malein|malo|chhidk*|bharein)',
    '(naal|nabhi) par ~ (laga*|daal*|dal*|mal*)',
    '(shahad|ghutti|gripe water) ~ (dein|do|chata*|pila*)',
    '(shishu|navjat|6 mahine se chhote) ~ paani (dein|do|pila*)',
    '(behosh|sust|daure) ~ (pila*|khila*)',
    '(ojha|tantrik|baba|jhaad phoonk|jhad phoonk|jholachhap) ~ (jayein|jao|dikha*|bula*|kara*|karwa*)',
    '(pet|garbh|kokh) mein (ladka|ladki|beta|beti) (hai|hoga|hogi)(?! ya)',
    '(sirf|bas|keval|kewal) (gas|tension|tanav|ghabrahat|chinta|vaham)',
    '(ambulance|madad|doctor|police|gaadi) ~ (aa rah*|aayegi|aayega|aayenge|aa jayegi|aa jayega|pahunch rah*|pahunchegi|bhej di|bula li|bulayi hai)',
  ],
};

/** False comfort: forbidden however it is put. */
const COMFORTS: Readonly<Record<LanguageCode, readonly string[]>> = {
  en: [
    'nothing (serious|dangerous|to worry about|is wrong)',
    '(it|this|that) is not (serious|dangerous)',
    'no need (for|of|to see|to visit|to go to|to call) (a |the |any )?(doctor|hospital|clinic|nurse)',
    '(do|does|did) not need (a |the |any |to see |to visit |to go to ){0,3}(doctor|hospital|clinic)',
    'no (doctor|hospital) (is )?needed',
    'need not (see|visit|go to) (a |the |any )?(doctor|hospital)',
  ],
  hi: [
    'कुछ (भी )?नहीं हुआ',
    '(कुछ|कोई) (गंभीर|ख़ास|बड़ी|ख़तरे की) (बात |बीमारी )?नहीं',
    '(घबराने|चिंता|डरने) की (कोई )?(बात|ज़रूरत) नहीं',
    '(डॉक्टर|अस्पताल) ((को|के पास|दिखाने|जाने) ){0,3}(की )?(कोई )?(ज़रूरत|आवश्यकता) नहीं',
  ],
  'hi-Latn': [
    'kuchh? (bhi )?nahin? hua',
    '(kuchh?|koi) (gambhir|khaas|serious|badi|khatre ki) (baat |bimari )?nahin?',
    '(ghabrane|chinta|darne) ki (koi )?(baat|zaroorat|zarurat|jarurat) nahin?',
    '(doctor|daktar|aspatal|hospital) ((ko|ke paas|dikhane|jaane) ){0,3}(ki )?(koi )?(zaroorat|zarurat|jaroorat|jarurat) nahin?',
  ],
};

const NEGATIONS: Readonly<Record<LanguageCode, string>> = {
  en: '(not|no|never|nothing|without|avoid|nor|cannot)',
  hi: '(न|ना|नहीं|मत|बिना|बचें|बचाएँ)',
  'hi-Latn': '(na|nahi|nahin|mat|bina|bachein|bachayein)',
};

/** A "not" that calms or hurries; it forbids nothing that follows. */
const CALMING =
  '(do not (worry|panic|fear|wait|delay|be afraid)|ghabray?ein nahin?|na ghabray?ein|chinta na karein|der na karein|घबराएँ नहीं|न घबराएँ|चिंता न करें|देर न करें)';

const SENTENCE = /[^.!?;।\n]+[.!?;।\n]?/g;
const TURN = /\b(?:but|instead|then|lekin|magar|balki|agar|jab)\b|(?:^|\s)(?:लेकिन|मगर|बल्कि|अगर|जब)(?=\s)/u;

/** What a text says that this service must never say (its words, folded); an instruction not to do it is allowed. */
export function findForbidden(text: string, language: LanguageCode): string[] {
  const { acts, comforts, negation } = compiled[language];
  return (fold(text).match(SENTENCE) ?? []).flatMap((sentence) => [
    ...comforts.flatMap((comfort) => [...sentence.matchAll(comfort)].map(([found]) => found)),
    ...(sentence.endsWith('?') ? [] : sentence.replace(calming, ',').split(TURN)).flatMap((clause) =>
      acts.flatMap((act) =>
        [...clause.matchAll(act)]
          .filter((found) => !negation.test(scopeOf(found.index, found[0], clause, language)))
          .map(([found]) => found),
      ),
    ),
  ]);
}

/**
 * The words that could deny what was found: those before it up to a comma (all of a list joined by "or"), itself, and,
 * where the verb comes last or is passive, those after it.
 */
function scopeOf(start: number, found: string, clause: string, language: LanguageCode): string {
  const comma = clause.lastIndexOf(',', start) + 1;
  const listed = language === 'en' && /\b(?:or|nor)\b/.test(clause.slice(comma));
  const from = listed ? 0 : comma;
  const rest = clause.slice(start + found.length);
  const after = language === 'en' ? /^(?: (?:is|are|can|should|must|will))? (?:not|never)/ : /^[^,]*/;
  return clause.slice(from, start) + found + (after.exec(rest)?.[0] ?? '');
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\u093c/g, '')
    .replace(/\u0901/g, '\u0902')
    .replace(/(do|does|did|is|are|has|have|will|should)n['’]?t\b/g, '$1 not')
    .replace(/[ \t]+/g, ' ');
}

function pattern(phrase: string): RegExp {
  const source = fold(phrase)
    .replaceAll(' ~ ', '(?: [^\\s,.!?;।]+){0,5}? ')
    .replaceAll('*', '[\\p{L}\\p{M}]*');
  return new RegExp(`(?<![\\p{L}\\p{M}])(?:${source})(?![\\p{L}\\p{M}])`, 'gu');
}

const drugs = DRUGS.map(pattern);
const calming = pattern(CALMING);

const compile = (language: LanguageCode) => ({
  acts: [...drugs, ...ACTS[language].map(pattern)],
  comforts: COMFORTS[language].map(pattern),
  negation: new RegExp(pattern(NEGATIONS[language]), 'u'),
});

const compiled = { en: compile('en'), hi: compile('hi'), 'hi-Latn': compile('hi-Latn') };
