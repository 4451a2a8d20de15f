import { InvalidArgumentError, Option } from 'commander';

/** `--limit`: how many items a list shows at most. */
export function countOption(byDefault: number): Option {
  return new Option('--limit <count>', '最多几条 · at most').default(byDefault).argParser(wholeNumber);
}

/** A whole number from 0 up. Anything else is wrong usage. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('应为整数 · a whole number');
  return Number(text);
}
