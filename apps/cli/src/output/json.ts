/** JSON as `--json` prints it: one value, indented, for eyes and programs alike. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
