/**
 * Small integers for codes: measures, org units, record sources. Stored beside the ledger, so that a code keeps its
 * integer for as long as the read model lives.
 */
export class RefTable {
  private readonly byCode = new Map<string, number>();
  private readonly codes: string[] = [];
  private saved = 0;

  /** From the codes as stored, in order of their integers (1, 2, 3 …; 0 is never given). */
  constructor(stored: readonly string[] = []) {
    for (const code of stored) this.ref(code);
    this.saved = this.codes.length;
  }

  /** The integer of a code, given now where it has none. */
  ref(code: string): number {
    let ref = this.byCode.get(code);
    if (ref === undefined) {
      this.codes.push(code);
      ref = this.codes.length;
      this.byCode.set(code, ref);
    }
    return ref;
  }

  /** The integer of a code, or `undefined` where it has none yet. */
  find(code: string): number | undefined {
    return this.byCode.get(code);
  }

  code(ref: number): string {
    const code = this.codes[ref - 1];
    if (code === undefined) throw new RangeError(`no code for ref ${ref}`);
    return code;
  }

  /** All codes, in order of their integers: from these a table elsewhere gives the same ones. */
  get all(): readonly string[] {
    return this.codes;
  }

  /** Codes given since the last call, with their integers; they are to be stored in the same transaction. */
  takeUnsaved(): { ref: number; code: string }[] {
    const fresh = this.codes.slice(this.saved).map((code, i) => ({ ref: this.saved + i + 1, code }));
    this.saved = this.codes.length;
    return fresh;
  }
}
