import { sql } from 'kysely';
import type { Day } from '#calendar';
import type { Position } from '#event-store';
import { decodeEntries, OUTCOMES, scaleOf, type Entry, type MeasureDefinition } from '#indicators';
import type { ProjectionRefs } from '../read-model.js';
import type { JudgingReader } from './judging-reader.js';
import { EarlierRevisions } from './earlier-revisions.js';
import type { Contribution } from './read-queries.js';
import type { ReadDatabase } from './read-tables.js';

/** A measure at an org unit and below it, with the days of it that count, both included. */
export interface CountedSpan {
  readonly definition: MeasureDefinition;
  readonly unit: string;
  readonly from: Day;
  readonly to: Day;
}

/** A line of the ledger that is in force. */
interface Line {
  readonly position: Position;
  readonly source: number;
  readonly record_id: string;
  readonly revision: number;
  readonly entries: string;
}

/** Lines looked at in one statement, and in one page: what a page costs at most. */
const WINDOW = 10_000;
const WINDOWS_A_PAGE = 5;

/** Spans by refs of measure and unit. */
type SpanIndex = ReadonlyMap<number, ReadonlyMap<number, readonly CountedSpan[]>>;

/** What records in force add to measures at units and below them, in the order of the log. */
export class LedgerContributions {
  private readonly earlier: EarlierRevisions;

  constructor(
    private readonly db: ReadDatabase,
    private readonly judging: JudgingReader,
  ) {
    this.earlier = new EarlierRevisions(db);
  }

  /** `next`: the position to go on behind; `null`: the ledger is read to its end. */
  async page(
    spans: readonly CountedSpan[],
    after: Position,
    limit: number,
  ): Promise<{ readonly contributions: readonly Contribution[]; readonly next: Position | null }> {
    const { refs, judging } = await this.judging.still();
    const index = indexed(spans, refs);
    if (index.size === 0) return { contributions: [], next: null };
    const spansOf = (entry: Entry): CountedSpan[] => {
      const byUnit = index.get(entry.measure);
      if (!byUnit) return [];
      const holders = judging.paths.of(entry.unit);
      const open = ({ from, to }: CountedSpan): boolean => entry.day >= from && entry.day <= to;
      return holders.flatMap((holder) => byUnit.get(holder)?.filter(open) ?? []);
    };
    const found: { line: Line; entries: Entry[] }[] = [];
    let from = Number.isFinite(after) ? after : -1;
    for (let window = 0; window < WINDOWS_A_PAGE; window++) {
      const { lines, last } = await this.window(from, [...index.keys()]);
      for (const line of lines) {
        const entries = await this.counting(decodeEntries(line.entries), spansOf);
        if (entries.length > 0) found.push({ line, entries });
        if (found.length === limit) return { contributions: await this.told(found, refs), next: line.position };
      }
      if (last === null) return { contributions: await this.told(found, refs), next: null };
      from = last;
    }
    return { contributions: await this.told(found, refs), next: from };
  }

  /** Lines in force of a window of the ledger that may name one of the measures; `last`: where a full window ended. */
  private async window(
    after: Position,
    measures: readonly number[],
  ): Promise<{ lines: Line[]; last: Position | null }> {
    const window = sql`(select position, outcome, source, record_id, revision, superseded_by, entries from ledger
      where position > ${after} order by position limit ${WINDOW}) w`;
    const named = sql.join(
      measures.map((ref) => sql`entries like ${`${ref},%`} or entries like ${`%;${ref},%`}`),
      sql` or `,
    );
    const { rows } = await sql<Line>`select position, source, record_id, revision, entries from ${window}
      where superseded_by is null and outcome = ${OUTCOMES.applied} and (${named}) order by position`.execute(this.db);
    const end = await sql<{ last: Position | null; lines: number }>`select max(position) as last, count(*) as lines
      from (select position from ledger where position > ${after} order by position limit ${WINDOW}) w`.execute(
      this.db,
    );
    const { last, lines } = end.rows[0]!;
    return { lines: rows, last: Number(lines) < WINDOW ? null : last };
  }

  /** Entries that count in any span. Of a stock only the last report at a unit counts. */
  private async counting(entries: readonly Entry[], spansOf: (entry: Entry) => CountedSpan[]): Promise<Entry[]> {
    const counting: Entry[] = [];
    for (const entry of entries) {
      const spans = spansOf(entry);
      if (spans.length > 0 && (await this.counts(entry, spans))) counting.push(entry);
    }
    return counting;
  }

  private async counts(entry: Entry, spans: readonly CountedSpan[]): Promise<boolean> {
    for (const { definition, to } of spans) {
      if (definition.accrual !== 'stock' || (await this.lastReport(entry, to)) === entry.day) return true;
    }
    return false;
  }

  private async lastReport({ measure, unit }: Entry, to: Day): Promise<Day | null> {
    const row = await this.db
      .selectFrom('stock_report')
      .select('day')
      .where('measure', '=', measure)
      .where('unit', '=', unit)
      .where('day', '<=', to)
      .orderBy('day', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.day ?? null;
  }

  private async told(
    found: readonly { readonly line: Line; readonly entries: readonly Entry[] }[],
    refs: ProjectionRefs,
  ): Promise<Contribution[]> {
    const amount = ({ measure, amount: raw }: Entry): number => {
      const code = refs.measures.code(measure);
      return raw / scaleOf(this.judging.catalogue.measures.find((one) => one.code === code)?.decimals ?? 0);
    };
    const corrected = found.filter(({ line }) => line.revision > 1).map(({ line }) => line.position);
    const histories = await this.earlier.of(corrected, (entry) => ({
      measure: refs.measures.code(entry.measure),
      day: entry.day,
      amount: amount(entry),
    }));
    return found.flatMap(({ line, entries }) =>
      entries.map((entry) => ({
        recordId: line.record_id,
        source: refs.sources.code(line.source),
        revision: line.revision,
        position: line.position,
        orgUnit: refs.units.code(entry.unit),
        day: entry.day,
        measure: refs.measures.code(entry.measure),
        amount: amount(entry),
        outcome: 'applied' as const,
        history: histories.get(line.position) ?? [],
      })),
    );
  }
}

function indexed(spans: readonly CountedSpan[], refs: ProjectionRefs): SpanIndex {
  const index = new Map<number, Map<number, CountedSpan[]>>();
  for (const span of spans) {
    const [measure, unit] = [refs.measures.find(span.definition.code), refs.units.find(span.unit)];
    if (measure === undefined || unit === undefined) continue;
    const byUnit = index.get(measure) ?? new Map<number, CountedSpan[]>();
    index.set(measure, byUnit);
    const list = byUnit.get(unit);
    if (list) list.push(span);
    else byUnit.set(unit, [span]);
  }
  return index;
}
