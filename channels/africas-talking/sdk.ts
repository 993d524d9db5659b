import { createRequire } from 'node:module';
import http from 'node:http';
import https from 'node:https';

/** An account at Africa's Talking. `baseUrl` replaces the provider's own host (the simulator, a proxy). */
export interface Account {
  readonly username: string;
  readonly apiKey: string;
  readonly baseUrl?: string;
}

export interface Sms {
  readonly to: string;
  readonly message: string;
  readonly from?: string;
}

/** Sends one SMS through the SDK and gives or throws what the SDK does: never let either out of this folder as it is. */
export type SendSms = (sms: Sms) => Promise<unknown>;

const LIVE = 'https://api.africastalking.com';
const SANDBOX = 'https://api.sandbox.africastalking.com';

/** Where the SDK posts every SMS. */
const MESSAGING = '/version1/messaging';

/** Loads the SDK. Not at the top, because it takes 34 MB, which a process that only answers webhooks can spare. */
export const loadAfricasTalking = () =>
  Promise.all([import('africastalking'), import('africastalking/lib/common.js')]);

/** The SDK for one account; nothing takes longer than `timeLimitMs`. */
export async function connectAfricasTalking(account: Account, timeLimitMs: number): Promise<SendSms> {
  const [{ default: connect }, { default: addresses }] = await loadAfricasTalking();
  const { SMS: sms } = connect({ username: account.username, apiKey: account.apiKey });
  const host = account.baseUrl ?? (account.username.toLowerCase() === 'sandbox' ? SANDBOX : LIVE);
  const address = host.replace(/\/+$/, '') + MESSAGING;
  restrainAxios();
  limits.set(address, timeLimitMs);
  return (message) => {
    // The SDK keeps one address for the whole process, and any client named "sandbox" changes it. It is read before
    // send() returns, so setting it here each time lets several accounts live side by side.
    addresses.SMS_URL = address;
    return sms.send(message);
  };
}

/** Milliseconds that a request to this address may take. */
const limits = new Map<string, number>();

/** What is set here of axios's request configuration (axios-http.com/docs/req_config). */
interface AxiosRequest {
  url?: string;
  signal?: AbortSignal;
  maxRedirects?: number;
  proxy?: false;
  httpAgent?: http.Agent;
  httpsAgent?: https.Agent;
}

interface Axios {
  readonly interceptors: {
    readonly request: { use(change: (request: AxiosRequest) => AxiosRequest): number };
  };
}

let restrained = false;

/**
 * The SDK gives axios no limits, so they are set on the way, on our requests alone:
 * - a time limit, or a stalled provider holds its socket for ever;
 * - no redirects, which would carry the API key to another host;
 * - a connection of its own: a kept one may be closed just as it is used, and then nobody knows whether the SMS went;
 * - no proxy for this machine itself.
 */
function restrainAxios(): void {
  if (restrained) return;
  restrained = true;
  const sdkRequire = createRequire(createRequire(import.meta.url).resolve('africastalking'));
  const axios = sdkRequire('axios') as Axios;
  const httpAgent = new http.Agent({ keepAlive: false });
  const httpsAgent = new https.Agent({ keepAlive: false });
  axios.interceptors.request.use((request) => {
    const limitMs = limits.get(request.url ?? '');
    if (limitMs === undefined) return request;
    const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(request.url ?? '').hostname);
    return Object.assign(request, {
      signal: AbortSignal.timeout(limitMs),
      maxRedirects: 0,
      httpAgent,
      httpsAgent,
      ...(isLocal ? { proxy: false as const } : {}),
    });
  });
}
