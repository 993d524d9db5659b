import type { z } from 'zod';

/** What a flow is started for, as its argument: plain JSON. What cannot be read back is `nothing`. */
export const argumentOf = <Told>(shape: z.ZodType<Told>, nothing: Told) => ({
  write: (told: Told): string => JSON.stringify(told),
  read(argument = ''): Told {
    try {
      return shape.parse(JSON.parse(argument));
    } catch {
      return nothing;
    }
  },
});
