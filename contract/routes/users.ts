import { z } from 'zod';
import { phone } from '../fields.ts';
import { defineRoute } from '../route.ts';
import { contacts } from './users/contacts.ts';
import { held } from './users/held.ts';
import { history } from './users/history.ts';
import { me } from './users/me.ts';
import { tags } from './users/own.ts';
import { profiles } from './users/profiles.ts';

/** People, each by themselves: their account, their family, whom they tell, what was, and all of it as a copy. */
export const users = {
  ...me,
  ...profiles,
  ...contacts,
  ...history,
  ...held,

  resetPin: defineRoute({
    method: 'post',
    path: '/users/pin-resets',
    summary: 'Take away a PIN that was forgotten',
    description:
      'For somebody who stands before you. What was there before stays shut for a week. The answer is the same whether or ' +
      'not the number is known.',
    tags,
    permission: 'pins:reset',
    audited: 'itself',
    body: z.strictObject({ phone }),
    responses: { 202: { description: 'Where there was one, it is gone.' } },
    problems: { 422: 'This is no telephone number.' },
  }),
};
