/** One thing that is not as expected, in words. */
export interface Difference {
  readonly field: 'state' | 'colour' | 'value' | 'alert' | 'alerts' | 'finding' | 'record' | 'code';
  readonly expected: string;
  readonly found: string;
}

/** An expectation that does not hold. */
export interface Failure {
  /** Line of the test file. */
  readonly line: number;
  /** ISO day that was looked at; `null`: it is about a record, or about a plugin's code. */
  readonly day: string | null;
  /** What it is about: a target at a unit, a record. */
  readonly subject: string;
  /** The target's condition in words; `null` where there is none. */
  readonly condition: string | null;
  readonly differences: readonly Difference[];
  /** What may explain it. */
  readonly hint?: string;
}

/** What a day showed on which nothing was expected. */
export interface Sight {
  readonly day: string;
  readonly statuses: readonly {
    readonly plan: string;
    readonly target: string;
    readonly orgUnit: string;
    readonly state: string;
    readonly colour: string;
    readonly value: number | null;
  }[];
  readonly alerts: readonly {
    readonly target?: string;
    readonly rule?: string;
    readonly orgUnit: string;
    readonly state: string;
    readonly severity: string;
    readonly title: string;
  }[];
}

export interface CaseResult {
  readonly name: string;
  readonly line: number;
  readonly ok: boolean;
  readonly failures: readonly Failure[];
  readonly seen: readonly Sight[];
}
