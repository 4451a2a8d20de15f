/** Tells which measurements of a list were added since it was last looked at; the list forgets its oldest ones. */
export class NewestOf {
  private last: number | undefined;

  /** Measured times do not repeat to the last digit, so the newest one known marks the place. */
  since(values: readonly number[]): readonly number[] {
    const known = this.last === undefined ? -1 : values.lastIndexOf(this.last);
    this.last = values.at(-1) ?? this.last;
    return values.slice(known + 1);
  }
}
