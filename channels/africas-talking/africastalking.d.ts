// africastalking 0.8.3 ships no types: what is used of it, as its lib/index.js, lib/sms.js and lib/common.js have it.

declare module 'africastalking' {
  interface AfricasTalking {
    readonly SMS: {
      /** Rejects with an AxiosError (which holds the API key), a plain Error (its own checks) or a body. No time limit. */
      send(message: { to: string; message: string; from?: string; enqueue?: boolean }): Promise<unknown>;
    };
  }
  export default function connect(options: {
    username: string;
    apiKey: string;
    format?: 'json';
  }): AfricasTalking;
}

declare module 'africastalking/lib/common.js' {
  /** Read by every client of the process at each call; constructing a client named "sandbox" overwrites them all. */
  const addresses: { SMS_URL: string };
  export default addresses;
}
