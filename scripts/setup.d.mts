/** What TypeScript files use of setup.mjs, which is plain JavaScript because it runs before anything is installed. */
export const serviceFlags: readonly string[];
export const serviceEnvironment: Readonly<Record<string, string>>;
export function setUp(options?: { readonly bundle?: 'required' | 'tried' | 'later' }): Promise<void>;
export function build(): Promise<void>;
