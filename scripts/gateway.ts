/** The variables of a service whose texts all leave by one gateway, which listens at an address; nobody can be called. */
export const byOneGateway = (url: string): Record<string, string> => ({
  SMS_GATEWAY: 'msg91',
  SMS_GATEWAY_API_KEY: 'key',
  SMS_GATEWAY_API_BASE_URL: url,
  DLT_ENTITY_ID: '1001234567890123456',
  SMS_HEADER: 'AROGYA',
  DLT_TEMPLATES: '{"*":"1407160000000000001"}',
  AT_VOICE_FROM: '',
  EXOTEL_SID: '',
  TWILIO_ACCOUNT_SID: '',
  TWILIO_SMS_FROM: '',
  TWILIO_WHATSAPP_FROM: '',
  WHATSAPP_PHONE_NUMBER_ID: '',
  SMTP_URL: '',
  USSD_GATEWAYS: '',
});

/** What the gateway is asked: a text to a number as people of the country dial it. */
export interface Asked {
  readonly to: string;
  readonly text: string;
}

/** Reads the body of a request to it. */
export function readAsked(body: string): Asked {
  const { sms } = JSON.parse(body) as { sms: [{ message: string; to: [string] }] };
  return { to: sms[0].to[0], text: sms[0].message };
}

/** Its answer for a text that it took, and for one to a number that is none. */
export const taken = (id: string): string => JSON.stringify({ type: 'success', message: id });
export const noNumber = (): string => JSON.stringify({ type: 'error', code: '202' });
