import { windowAt, type Plan, type Target, type TargetStatus } from '#plans';
import { scaleOf, type Fraction, type MeasureDefinition, type Term } from '#indicators';
import type { Day } from '#calendar';
import { CaseContributions } from './case-contributions.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import type { JudgingReader, LoadedJudging } from './judging-reader.js';
import { LedgerContributions, type CountedSpan } from './ledger-contributions.js';
import type { ProjectionFacts } from './projection-facts.js';
import type { Explanation, ExplanationWanted, MeasurePart } from './read-queries.js';
import type { ReadDatabase } from './read-tables.js';
import { lookBack, type StatusReader } from './status-reader.js';

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
    const to = stored ? await this.reached(plan, target, status) : status.judgedAt;
    const loaded = await this.judging.load({
      units: [unit],
      indicators: [target.indicator],
      from: lookBack(plan, [target]),
      to,
    });
    const { version, validFrom, fraction } = loaded.indicators.versionAt(target.indicator, to);
    const parts = this.parts(fraction, loaded, unit, window.from, to);
    const spans = this.spansOf(parts);
    const page = await this.page(spans, unit, wanted.cursor, limit);
    const indicator = this.judging.catalogue.indicators.find(({ code }) => code === target.indicator)!;
    return {
      asOf,
      target,
      status,
      definition: {
        version,
        validFrom: Number.isFinite(validFrom) ? validFrom : null,
        formula: indicator.versions.find((one) => one.version === version)!.formula,
      },
      measures: parts,
      ...page,
    };
  }

  /** What the stored status counts up to: whatever has come until today, though only the judged days are due; until the deadline. */
  private async reached(plan: Plan, target: Target, { judgedAt }: TargetStatus): Promise<Day> {
    const today = (await this.facts.today())[plan.region];
    if (today === undefined || judgedAt >= target.deadline) return judgedAt;
    return Math.max(judgedAt, Math.min(today, windowAt(target, plan, judgedAt).to));
  }

  private parts(fraction: Fraction, loaded: LoadedJudging, unit: string, from: Day, to: Day): MeasurePart[] {
    const part = ({ measure, span }: Term, role: MeasurePart['role']): MeasurePart => {
      const first = span === 'holding' ? null : span === 'window' ? from : to - span + 1;
      const [measureRef, unitRef] = [loaded.refs.measures.find(measure), loaded.refs.units.find(unit)];
      const series = measureRef === undefined || unitRef === undefined ? null : loaded.sums.of(measureRef, unitRef);
      const sum = series?.sum(first ?? Number.NEGATIVE_INFINITY, to) ?? null;
      const scale = scaleOf(this.definition(measure)?.decimals ?? 0);
      return { measure, role, from: first, to, sum: sum === null ? null : sum / scale };
    };
    const denominator = Array.isArray(fraction.denominator) ? (fraction.denominator as readonly Term[]) : [];
    return [
      ...fraction.numerator.map((term) => part(term, 'numerator')),
      ...denominator.map((term) => part(term, 'denominator')),
    ];
  }

  private spansOf(parts: readonly MeasurePart[]): { readonly ledger: CountedSpan[]; readonly cases: CountedSpan[] } {
    const spans = new Map<string, CountedSpan>();
    for (const { measure, from, to } of parts) {
      const definition = this.definition(measure);
      if (definition) spans.set(measure, { definition, from: from ?? Number.NEGATIVE_INFINITY, to });
    }
    const all = [...spans.values()];
    return {
      ledger: all.filter(({ definition }) => definition.source.kind !== 'case'),
      cases: all.filter(({ definition }) => definition.source.kind === 'case'),
    };
  }

  /** First what records added, then the cases. */
  private async page(
    spans: { readonly ledger: readonly CountedSpan[]; readonly cases: readonly CountedSpan[] },
    unit: string,
    cursor: string | undefined,
    limit: number,
  ): Promise<Pick<Explanation, 'contributions' | 'cases' | 'nextCursor'>> {
    const list = cursorList(cursor) ?? (spans.ledger.length > 0 ? LEDGER : CASES);
    if (list === LEDGER) {
      const after = decodeCursor(LEDGER, cursor) ?? Number.NEGATIVE_INFINITY;
      const { contributions, next } = await this.ledger.page(spans.ledger, unit, after, limit);
      const more = next ?? (spans.cases.length > 0 ? 'cases' : null);
      const nextCursor = more === null ? null : more === 'cases' ? encodeCursor(CASES, -1) : encodeCursor(LEDGER, more);
      return { contributions, cases: [], nextCursor };
    }
    const { cases, next } = await this.cases.page(spans.cases, unit, decodeCursor(CASES, cursor) ?? -1, limit);
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
