/** The caller is wrong: nothing was changed, and `status` says how it is told (HTTP status). */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, reason: string) {
    super(reason);
    this.name = 'Refused';
    this.status = status;
  }
}

/** A refusal with more to say to programs: which field of the request it is about, in a word of ours what is wrong with it. */
export class RefusedField extends Refused {
  readonly field: string | null;
  readonly code: string | null;
  /** Seconds after which it is worth trying again, where that is known. */
  readonly retryAfter: number | null;
  constructor(
    [status, sentence, field, code]: readonly [number, string, string | null, string | null],
    retryAfter: number | null = null,
  ) {
    super(status, sentence);
    this.field = field;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** Something we depend on did not answer in time. Nothing was changed; the same request may work later. */
export class Unavailable extends Error {
  constructor(what: string, options?: ErrorOptions) {
    super(`${what} is unavailable`, options);
    this.name = 'Unavailable';
  }
}

/**
 * A provider did not take a message. `outcome` decides what happens next: "retry" (certainly not sent, may work later),
 * "rejected" (certainly not sent, never will be), "elsewhere" (certainly not sent, and never by this road: another may
 * do), "unknown" (may have been sent: never sent again by itself).
 * `reason` is a word of ours, never the provider's text, which may hold numbers or keys.
 */
export class SendFailed extends Error {
  readonly outcome: 'retry' | 'rejected' | 'elsewhere' | 'unknown';
  readonly reason: string;
  constructor(outcome: SendFailed['outcome'], reason: string) {
    super(`send ${outcome}: ${reason}`);
    this.name = 'SendFailed';
    this.outcome = outcome;
    this.reason = reason;
  }
}
