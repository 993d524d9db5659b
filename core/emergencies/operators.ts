import { ACCOUNT_SEALED } from '../accounts/accounts.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Deed } from './deed.ts';
import type { Incident } from './incident.ts';
import { EMAIL, line, type Recipient } from './notice.ts';
import { append } from './timeline.ts';

/** The states in which nothing goes on unless an operator sees to it. */
const THEIRS: readonly string[] = ['desk', 'supervised'];

interface OperatorRow {
  phone_sealed: Buffer | null;
  email_sealed: Buffer | null;
  on_duty: boolean;
}

/** By the address that they sign in with. */
const OPERATORS = `
  select a.phone_sealed, a.email_sealed, coalesce(r.on_duty_until > $1, false) as on_duty
  from account a left join responder r on r.account_id = a.id
  where a.role = 'admin' and a.disabled_at is null and coalesce(a.phone_sealed, a.email_sealed) is not null`;

/** A number goes before a mailbox: nobody looks into that at night. */
const REACHED = `
  select i.id as "identityId", i.person_id as "personId", p.language,
    case when i.address_index = any($2) then '${EMAIL}' else 'sms' end as medium
  from identity i join person p on p.id = i.person_id where i.address_index = any($1 || $2) order by i.id`;

/**
 * An emergency that waits for operators is told to those on duty, and to all of them where none is: by text and by a call, by
 * e-mail to who has no number; once for each such state that it comes to. Of it they are told its code alone.
 */
export async function tellOperators(
  deed: Deed,
  { vault }: { readonly vault: Vault },
  { id, status, code }: Incident,
): Promise<void> {
  if (!THEIRS.includes(status)) return;
  const { within, now, notices } = deed;
  const { rowCount } = await within.query({
    name: 'emergency-operators-told',
    text: `select from emergency_event where emergency_id = $1 and kind = 'operators-told' and details ->> 'of' = $2`,
    values: [id, status],
  });
  if (rowCount !== 0) return;
  const { rows } = await within.query<OperatorRow>({ name: 'operators', text: OPERATORS, values: [now] });
  const onDuty = rows.filter(({ on_duty }) => on_duty);
  const told = onDuty.length > 0 ? onDuty : rows;
  const phones = told.flatMap(({ phone_sealed: sealed }) =>
    sealed ? vault.indexes('phone', vault.open(ACCOUNT_SEALED.phone, sealed)) : [],
  );
  const mailboxes = told.flatMap(({ phone_sealed: phone, email_sealed: sealed }) =>
    sealed && !phone ? vault.indexes('email', vault.open(ACCOUNT_SEALED.email, sealed)) : [],
  );
  const { rows: reached } = await within.query<Recipient>({
    name: 'operators-reached',
    text: REACHED,
    values: [phones, mailboxes],
  });
  const words = line('operator', { code: code ?? '' });
  for (const operator of reached)
    notices.push({
      to: operator,
      text: words,
      call: operator.medium === EMAIL ? null : { says: words, ends: true },
      dueAt: now,
      isAsking: true,
    });
  const details = { of: status, told: reached.length };
  await append(within, id, { kind: 'operators-told', actor: 'service', at: now, details });
}
