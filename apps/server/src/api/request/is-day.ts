import { ValidateBy, type ValidationOptions } from 'class-validator';
import { parseDay, type Day } from '#calendar';

/** A calendar day as text, for example 2025-03-05. */
export function IsDay(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isDay',
      validator: {
        validate: (value) => typeof value === 'string' && parseDay(value) !== undefined,
        defaultMessage: () => '应为存在的日期，如 2025-03-05',
      },
    },
    options,
  );
}

/** The day of a text that was found to be one. */
export function dayIn(text: string | undefined): Day | undefined {
  return text === undefined ? undefined : parseDay(text);
}
