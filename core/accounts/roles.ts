/** What follows from a role: handed in, as the table of rights is the contract's. */
export interface RolePolicy {
  rightsOf(role: string): readonly string[];
  /** Without a confirmed second factor such a role holds none of its rights, and it cannot be removed. */
  needsSecondFactor(role: string): boolean;
  /** Whether it lets people manage accounts: one of them always stays. */
  managesAccounts(role: string): boolean;
}
