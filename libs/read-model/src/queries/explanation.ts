import { windowAt, type Plan, type Target, type TargetStatus } from '#plans';
import type { MeasureDefinition } from '#indicators';
import type { Day } from '#calendar';
import { CaseContributions } from './case-contributions.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import type { JudgingReader } from './judging-reader.js';
import { LedgerContributions, type CountedSpan } from './ledger-contributions.js';
import type { ProjectionFacts } from './projection-facts.js';
import type { Explanation, ExplanationWanted, MeasurePart } from './read-queries.js';
import type { ReadDatabase } from './read-tables.js';
import { lookBack, type StatusReader } from './status-reader.js';
import { measuresIn, partsOf } from './value-parts.js';

const LEDGER = 'explain';
const CASES = 'explain-cases';

/** Opens a value: its definition, the measures in it, and page by page what was added to them. */
export class ExplanationReader {
  private readonly ledger: LedgerContributions;
  private readonly cases: CaseContributions;

  constructor(
    db: ReadDatabase,
    private readonly judging: JudgingReader,
    private readonly statuses: StatusReader,
    private readonly facts: ProjectionFacts,
  ) {
    this.ledger = new LedgerContributions(db, judging);
    this.cases = new CaseContributions(db, judging);
  }

  async explain(plan: Plan, target: Target, wanted: ExplanationWanted): Promise<Explanation> {
    const { unit, limit } = wanted;
    const { asOf, stored, statuses } = await this.statuses.statusAt(plan, [target], unit, wanted.asOf);
    const status = statuses.get(target.id)!;
    const window = windowAt(target, plan, status.judgedAt);
    const to = await this.reached(plan, target, status, stored);
    const loaded = await this.judging.load({
      units: [unit],
      indicators: [target.indicator],
      from: lookBack(plan, [target]),
      to,
    });
    const parts = partsOf({ indicator: target.indicator, unit, from: window.from, to, end: window.to }, loaded);
    const page = await this.page(this.spansOf(measuresIn(parts)), wanted.cursor, limit);
    return { asOf, target, status, ...parts, ...page };
  }

  /** What a status counts up to: the stored one whatever has come until today, though only the judged days are due. */
  private async reached(plan: Plan, target: Target, { judgedAt }: TargetStatus, stored: boolean): Promise<Day> {
    const today = stored ? (await this.facts.today())[plan.region] : undefined;
    return (await this.judging.still()).judging.judge.countedTo({ plan, target }, judgedAt, today);
  }

  private spansOf(parts: readonly MeasurePart[]): { readonly ledger: CountedSpan[]; readonly cases: CountedSpan[] } {
    const all = parts.flatMap(({ measure, unit, from, to }): CountedSpan[] => {
      const definition = this.definition(measure);
      return definition ? [{ definition, unit, from: from ?? Number.NEGATIVE_INFINITY, to }] : [];
    });
    return {
      ledger: all.filter(({ definition }) => definition.source.kind !== 'case'),
      cases: all.filter(({ definition }) => definition.source.kind === 'case'),
    };
  }

  /** First what records added, then the cases. */
  private async page(
    spans: { readonly ledger: readonly CountedSpan[]; readonly cases: readonly CountedSpan[] },
    cursor: string | undefined,
    limit: number,
  ): Promise<Pick<Explanation, 'contributions' | 'cases' | 'nextCursor'>> {
    const list = cursorList(cursor) ?? (spans.ledger.length > 0 ? LEDGER : CASES);
    if (list === LEDGER) {
      const after = decodeCursor(LEDGER, cursor) ?? Number.NEGATIVE_INFINITY;
      const { contributions, next } = await this.ledger.page(spans.ledger, after, limit);
      const more = next ?? (spans.cases.length > 0 ? 'cases' : null);
      const nextCursor = more === null ? null : more === 'cases' ? encodeCursor(CASES, -1) : encodeCursor(LEDGER, more);
      return { contributions, cases: [], nextCursor };
    }
    const { cases, next } = await this.cases.page(spans.cases, decodeCursor(CASES, cursor) ?? -1, limit);
    return { contributions: [], cases, nextCursor: next === null ? null : encodeCursor(CASES, next) };
  }

  private definition(measure: string): MeasureDefinition | undefined {
    return this.judging.catalogue.measures.find(({ code }) => code === measure);
  }
}

/** Which of its two lists a cursor goes on in. */
function cursorList(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  return Buffer.from(cursor, 'base64url').toString('utf8').startsWith(`${CASES}:`) ? CASES : LEDGER;
}
