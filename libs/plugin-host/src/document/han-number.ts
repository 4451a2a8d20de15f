const DIGITS = '零一二三四五六七八九';

/** 一 to 九十九 as a number; `undefined` for anything else. */
export function parseHan(text: string): number | undefined {
  const parts = /^(?:([二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text);
  if (!parts || text === '') return undefined;
  const [, tens, ten, ones] = parts;
  const high = tens === undefined ? 1 : DIGITS.indexOf(tens);
  return (ten === undefined ? 0 : high * 10) + (ones === undefined ? 0 : DIGITS.indexOf(ones));
}

/** 1 to 99 as 一 to 九十九. */
export function formatHan(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const high = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS.charAt(tens)}十`;
  return high + (ones === 0 ? '' : DIGITS.charAt(ones));
}
