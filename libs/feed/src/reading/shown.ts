const LONGEST = 60;

/** A value that was found, short enough for a message. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return '数组';
  if (typeof value === 'object' && value !== null) return '对象';
  const text = typeof value === 'string' ? `“${value}”` : String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
