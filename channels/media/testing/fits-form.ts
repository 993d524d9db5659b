import { isDeepStrictEqual } from 'node:util';
import type { Medium, Reading, Wording } from '../../../flows/medium.ts';
import type { Screen } from '../../../flows/screen.ts';
import { chosen, type ChatForm } from '../chat.ts';
import { labelOf, numbering, type Entry } from '../numbering.ts';
import {
  WHATSAPP_LIMIT as LIMIT,
  tapped,
  type WhatsAppButton,
  type WhatsAppForm,
  type WhatsAppRow,
} from '../whatsapp-form.ts';

/**
 * What is wrong with the forms of a screen, by name: "over limit", "empty text", "ids alike", "titles alike",
 * "label not whole", "unreadable tap", "not to be tapped", "not plain JSON". Media without a form are well.
 */
export function formProblems(screen: Screen, medium: Medium, wording: Wording): string[] {
  if (medium.id !== 'whatsapp' && medium.id !== 'chat') return [];
  const { pages } = medium.draw(screen, wording, 0);
  const forms = Array.from({ length: pages }, (_, page) => medium.draw(screen, wording, page).form);
  const plain = forms.every((form) => isDeepStrictEqual(JSON.parse(JSON.stringify(form)), form));
  return [
    ...(plain ? [] : ['not plain JSON']),
    ...(medium.id === 'chat'
      ? chatProblems(forms[0] as ChatForm, screen, medium, wording)
      : whatsAppProblems(forms as WhatsAppForm[], screen, medium, wording)),
  ];
}

/** What a message offers to tap. */
export function tapsOf(form: WhatsAppForm): readonly WhatsAppRow[] {
  if (form.type === 'buttons') return form.buttons;
  return form.type === 'list' ? form.rows : [];
}

function whatsAppProblems(
  forms: readonly WhatsAppForm[],
  screen: Screen,
  medium: Medium,
  wording: Wording,
): string[] {
  const entries = numbering(screen, 'whatsapp');
  const reads = (id: string, page: number): string =>
    JSON.stringify(medium.read(screen, tapped(id), wording, page));
  const meanings = new Map(
    entries.map((entry) => [JSON.stringify(medium.read(screen, String(entry.number), wording, 0)), entry]),
  );
  const offered = new Set<Entry>();
  const found = forms.flatMap((form, page) => {
    const at = `page ${page + 1}`;
    return [
      ...limitProblems(form).map((problem) => `${problem} on ${at}`),
      ...tapsOf(form).flatMap((tap) => {
        const reading = reads(tap.id, page);
        const entry = meanings.get(reading);
        if (!entry) return WAYS.has(reading) ? [] : [`unreadable tap: "${tap.title}" on ${at}`];
        offered.add(entry);
        const label = labelOf(entry.label, wording, 'whatsapp');
        const isWhole = [tap.title, tap.description].includes(label) || form.body.includes(label);
        return isWhole ? [] : [`label not whole: "${label}" on ${at}`];
      }),
    ];
  });
  const isChoice = screen.ask?.kind === 'choice';
  const missing = entries.filter((entry) => isChoice && !offered.has(entry));
  return [...found, ...missing.map(({ number }) => `not to be tapped: option ${number}`)];
}

const WAYS: ReadonlySet<string> = new Set(
  (['MORE', 'BACK', 'MENU'] as const).map((type): string => JSON.stringify({ type } satisfies Reading)),
);

/** What Meta would refuse, and what a reader could not make out. */
function limitProblems(form: WhatsAppForm): string[] {
  const found: string[] = [];
  const most = (what: string, size: number, max: number): void => {
    if (size > max) found.push(`over limit: ${what} ${size} of ${max}`);
    if (size === 0) found.push(`empty text: ${what}`);
  };
  most('body', form.body.length, form.type === 'text' ? LIMIT.text : LIMIT.body);
  const taps = tapsOf(form);
  if (form.type === 'buttons') most('buttons', taps.length, LIMIT.buttons);
  if (form.type === 'list') {
    most('rows', taps.length, LIMIT.rows);
    most('list button', form.button.length, LIMIT.listButton);
  }
  for (const { id, title, description } of taps) {
    most('id', id.length, LIMIT.id);
    most(`title "${title}"`, title.length, form.type === 'list' ? LIMIT.rowTitle : LIMIT.buttonTitle);
    if (description !== undefined) most('description', description.length, LIMIT.rowDescription);
  }
  const alike = (what: keyof WhatsAppButton): boolean =>
    new Set(taps.map((tap) => tap[what])).size < taps.length;
  return [...found, ...(alike('id') ? ['ids alike'] : []), ...(alike('title') ? ['titles alike'] : [])];
}

function chatProblems(form: ChatForm, screen: Screen, medium: Medium, wording: Wording): string[] {
  const { ask } = form;
  const options = ask ? [...ask.options, ...[ask.none ?? []].flat(), ...[ask.skip ?? []].flat()] : [];
  const entries = numbering(screen, 'chat');
  const read = (reply: string): string => JSON.stringify(medium.read(screen, reply, wording, 0));
  return [
    ...(form.say.join('').trim() === '' ? ['empty text: nothing is said'] : []),
    ...((ask === null) === (screen.ask === undefined) ? [] : ['never ends: a question without a control']),
    ...(options.length === entries.length ? [] : ['not to be tapped: some options']),
    ...entries.flatMap(({ number }, index) => {
      const option = options[index];
      return option && read(chosen(option.value)) === read(String(number))
        ? []
        : [`unreadable tap: option ${number}`];
    }),
  ];
}
