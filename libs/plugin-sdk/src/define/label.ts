/** A name in Chinese and, where there is one, in English. */
export interface Label {
  readonly zh: string;
  readonly en?: string;
}

/** Texts by key. `{name}` in a text stands for the argument of that name. */
export type Wording = Readonly<Record<string, Label>>;
