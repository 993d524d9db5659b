/** A page that only leads back to `target`, whatever is answered; `more` are its further events. */
export const leadsBack = <Screen extends string, Target extends string, const More extends object = object>(
  screen: Screen,
  target: Target,
  more?: More,
) =>
  ({
    tags: 'waiting',
    meta: { screen },
    on: {
      ANSWER: { actions: 'heardWell', target },
      UNCLEAR: { actions: 'miss' },
      BACK: { actions: 'heardWell', target },
      ...(more as More),
    },
  }) as const;
