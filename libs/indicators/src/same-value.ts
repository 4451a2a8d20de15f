/** Whether two values are equal. They are computed in doubles, so that equal shares may differ in the last digits. */
export function isSameValue(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}
