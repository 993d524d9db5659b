/** By what a one-time code reaches somebody. */
export type CodeRoad = 'sms' | 'voice' | 'email';

/** A code to bring to an address. `purpose` decides the words around it; it is spoken digit by digit. */
export interface CodeToDeliver {
  readonly personId: string;
  readonly identityId: string;
  readonly road: CodeRoad;
  /** Six digits. */
  readonly digits: string;
  /** Null: the country's main languages. */
  readonly language: string | null;
  /** "sign-in": whoever asked; "contact": somebody who is asked to be an emergency contact. */
  readonly purpose: 'sign-in' | 'contact';
  readonly until: Date;
}

/** Brings one-time codes by the channels that are configured. */
export interface CodeDelivery {
  has(road: CodeRoad): boolean;
  /** Puts it in the outbox and rings. Throws Refused(422) where the road is not there. */
  deliver(code: CodeToDeliver): Promise<void>;
}
