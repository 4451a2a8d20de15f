import { InvalidArgumentError, Option } from 'commander';
import { parseDay, type Day } from '#calendar';

/** An option that takes a day, such as `--on 2025-07-01`. What is no day of the calendar is wrong usage. */
export function dayOption(flags: string, about: string): Option {
  return new Option(flags, about).argParser(dayIn);
}

function dayIn(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new InvalidArgumentError('应为存在的日期，如 2025-07-01 · a day');
  return day;
}
