/** Small words of verbs that tell when a thing is, whether it is, and whether it is so. */
export const TENSES = {
  /** These stand at the end of what they say. */
  ended: new Set(['tha', 'thi', 'thin', 'था', 'थी', 'थे', 'थीं']),
  was: new Set(['had', 'was', 'were', 'tha', 'thi', 'thin', 'था', 'थी', 'थे', 'थीं']),
  is: new Set([
    'is', 'are', 'am', 'has', 'have', 'having', 'hai', 'h', 'hain', 'raha', 'rahi', 'rahe', 'rha', 'rhi', 'है', 'हैं', 'रहा',
    'रही', 'रहे',
  ]), // prettier-ignore
  now: new Set(['now', 'today', 'still', 'since', 'ab', 'abhi', 'aaj', 'अब', 'अभी', 'आज']),
  not: new Set([
    'not', 'no', 'never', 'dont', 'didnt', 'nahi', 'nhi', 'nahin', 'nai', 'ni', 'na', 'नहीं', 'नही', 'नाहीं', 'ना', 'न',
  ]), // prettier-ignore
} as const;
