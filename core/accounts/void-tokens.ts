/** Knows which access tokens are void before their end: after a change of role or password, and after signing out everywhere. */
export interface VoidTokens {
  isVoid(token: { readonly accountId: string; readonly issuedAt: Date }): boolean;
  /** Calls back, within a second or two, for each account whose tokens have become void. Returns how to stop it. */
  onVoid(listener: (accountId: string) => void): () => void;
}
