import type { Drawn, MediumId } from '../../../flows/medium.ts';
import type { ChatForm } from '../chat.ts';
import type { WhatsAppForm } from '../whatsapp-form.ts';

/** How a page looks in a golden file: its text, or what a phone or the portal makes of its form. */
export function lookOf({ text, form }: Drawn, medium: MediumId): string {
  if (medium === 'whatsapp') return message(form as WhatsAppForm);
  return medium === 'chat' ? bubble(form as ChatForm) : text;
}

function message(form: WhatsAppForm): string {
  switch (form.type) {
    case 'text':
      return form.body;
    case 'buttons':
      return `${form.body}\n${form.buttons.map(({ title }) => `( ${title} )`).join(' ')}`;
    case 'list':
      return [
        form.body,
        `( ${form.button} )`,
        ...form.rows.map(({ title, description }) => `- ${title}${description ? ` / ${description}` : ''}`),
      ].join('\n');
    case 'location-request':
      return `${form.body}\n( location )`;
  }
}

function bubble({ say, ask, back }: ChatForm): string {
  if (!ask) return say.join('\n');
  const { kind, options, none, skip, ...bounds } = ask;
  const limits = Object.entries(bounds).map(([name, value]) => ` ${name} ${value}`);
  const choices = [...options, ...(none ? [none] : []), ...(skip ? [skip] : [])];
  return [
    ...say,
    `[${kind}${limits.join('')}${back ? ', back' : ''}]`,
    ...choices.map(({ label }) => `( ${label} )`),
  ].join('\n');
}
