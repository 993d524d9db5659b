import { africasTalkingSms } from './africas-talking/sms.ts';
import { africasTalkingUssd } from './africas-talking/ussd.ts';
import type { Channel } from './channel.ts';
import { createSms } from './media/sms.ts';
import { createUssd } from './media/ussd.ts';

/** Every provider on every medium. Adding one: its folder, a line here, its variables in .env.example. */
export function createChannels({ today }: { readonly today: () => string }): readonly Channel[] {
  const ussd = createUssd({ today });
  const sms = createSms({ today });
  return [africasTalkingUssd(ussd), africasTalkingSms(sms)] as readonly Channel[];
}
