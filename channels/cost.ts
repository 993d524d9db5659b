/** "0.8", "-0.00750": what is owed stands below nothing at some. */
const AMOUNT = /^-?(\d{1,9}(?:\.\d{1,9})?)$/;
const CURRENCY = /^[A-Z]{3}$/;

/**
 * What a provider says that a message or a call costs, in the one shape that is kept: "KES 0.8000". Nothing where it names no
 * amount, or no currency.
 */
export function costOf(
  currency: string | null | undefined,
  amount: string | null | undefined,
): { readonly cost?: string } {
  const [, value] = AMOUNT.exec(amount ?? '') ?? [];
  return value !== undefined && CURRENCY.test(currency ?? '') ? { cost: `${currency} ${value}` } : {};
}
