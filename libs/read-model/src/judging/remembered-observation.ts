import type { Day } from '#calendar';
import type { Measurement, Observation } from '#plans';

/** Days since 1970 that fit beside each other in one exact integer. */
const DAYS = 2 ** 25;

type Answered<T> = readonly [question: number, answer: T];
type Told = readonly [
  value: number | null,
  numerator: number | null,
  denominator: number | null,
  version: number,
  best?: number | null,
];

/** What was asked and answered, as it is stored. */
interface StoredAnswers {
  readonly coverage: Day | null;
  readonly within: number;
  readonly opens?: Day;
  readonly at: readonly Answered<Told>[];
  readonly before: readonly Answered<Told>[];
  readonly over: readonly Answered<Told>[];
  readonly complete: readonly Answered<number | null>[];
  readonly shape: readonly Answered<number | null>[];
  readonly previous?: number | null;
  readonly others: readonly (readonly [indicator: string, day: Day, value: number | null])[];
}

/**
 * An observation that asks the ledger once and then knows. Targets that ask the same share it, and its answers can be
 * stored: judged again from them, every target comes to the same status.
 */
export class RememberedObservation implements Observation {
  readonly coverage: Day | null;
  readonly reportWithinDays: number;
  readonly opensOn?: Day;
  private readonly at = new Map<number, Measurement>();
  private readonly before = new Map<number, Measurement>();
  private readonly over = new Map<number, Measurement>();
  private readonly complete = new Map<number, number | null>();
  private readonly shape = new Map<number, number | null>();
  private readonly others = new Map<string, number | null>();
  private previous: number | null | undefined;

  constructor(private readonly source: Observation) {
    this.coverage = source.coverage;
    this.reportWithinDays = source.reportWithinDays;
    if (source.opensOn !== undefined) this.opensOn = source.opensOn;
  }

  /** Brings back what {@link toText} stored. A question that was not asked then throws. */
  static fromText(text: string): RememberedObservation {
    const record = JSON.parse(text) as StoredAnswers;
    const remembered = new RememberedObservation(new Forgotten(record));
    for (const [question, told] of record.at) remembered.at.set(question, measurementOf(told));
    for (const [question, told] of record.before) remembered.before.set(question, measurementOf(told));
    for (const [question, told] of record.over) remembered.over.set(question, measurementOf(told));
    for (const [question, answer] of record.complete) remembered.complete.set(question, answer);
    for (const [question, answer] of record.shape) remembered.shape.set(question, answer);
    for (const [indicator, day, value] of record.others) remembered.others.set(`${day} ${indicator}`, value);
    remembered.previous = record.previous;
    return remembered;
  }

  toText(): string {
    const record: StoredAnswers = {
      coverage: this.coverage,
      within: this.reportWithinDays,
      ...(this.opensOn === undefined ? {} : { opens: this.opensOn }),
      at: toldOf(this.at),
      before: toldOf(this.before),
      over: toldOf(this.over),
      complete: [...this.complete],
      shape: [...this.shape],
      ...(this.previous === undefined ? {} : { previous: this.previous }),
      others: [...this.others].map(([question, value]) => {
        const blank = question.indexOf(' ');
        return [question.slice(blank + 1), Number(question.slice(0, blank)), value];
      }),
    };
    return JSON.stringify(record);
  }

  valueAt(day: Day): Measurement {
    return answered(this.at, day, () => this.source.valueAt(day));
  }

  completenessAt(day: Day): number | null {
    return answered(this.complete, day, () => this.source.completenessAt(day));
  }

  valueInYearBefore(day: Day): Measurement {
    return answered(this.before, day, () => this.source.valueInYearBefore!(day));
  }

  valueOver(from: Day, to: Day): Measurement {
    return answered(this.over, from * DAYS + to, () => this.source.valueOver!(from, to));
  }

  previousYear(): number | null {
    if (this.previous === undefined) this.previous = this.source.previousYear!();
    return this.previous;
  }

  yearBeforeShape(day: Day): number | null {
    return answered(this.shape, day, () => this.source.yearBeforeShape!(day));
  }

  indicatorValue(code: string, day: Day): number | null {
    return answered(this.others, `${day} ${code}`, () => this.source.indicatorValue!(code, day));
  }
}

/** Stands where the ledger stood: nothing new can be asked of a stored observation. */
class Forgotten implements Observation {
  readonly coverage: Day | null;
  readonly reportWithinDays: number;
  readonly opensOn?: Day;

  constructor({ coverage, within, opens }: StoredAnswers) {
    this.coverage = coverage;
    this.reportWithinDays = within;
    if (opens !== undefined) this.opensOn = opens;
  }

  valueAt = never;
  completenessAt = never;
  valueInYearBefore = never;
  valueOver = never;
  previousYear = never;
  yearBeforeShape = never;
  indicatorValue = never;
}

/** A stored observation was asked what had not been asked of the ledger when it was made. */
export class NotObservedError extends Error {
  readonly code = 'NOT_OBSERVED';

  constructor() {
    super('a stored observation was asked what had not been asked before');
    this.name = 'NotObservedError';
  }
}

function never(): never {
  throw new NotObservedError();
}

function answered<Question, T>(known: Map<Question, T>, question: Question, ask: () => T): T {
  const answer = known.get(question);
  if (answer !== undefined) return answer;
  const asked = ask();
  known.set(question, asked);
  return asked;
}

function toldOf(measurements: ReadonlyMap<number, Measurement>): Answered<Told>[] {
  return [...measurements].map(([question, { value, numerator, denominator, definitionVersion, best }]) => [
    question,
    best === undefined
      ? [value, numerator, denominator, definitionVersion]
      : [value, numerator, denominator, definitionVersion, best],
  ]);
}

function measurementOf([value, numerator, denominator, definitionVersion, best]: Told): Measurement {
  return { value, numerator, denominator, definitionVersion, ...(best === undefined ? {} : { best }) };
}
