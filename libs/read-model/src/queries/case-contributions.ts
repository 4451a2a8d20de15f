import { caseFacts, type CaseBook, type CaseFact, type CaseTypeDefinition, type MeasureDefinition } from '#indicators';
import type { ProjectionRefs } from '../read-model.js';
import type { JudgingReader } from './judging-reader.js';
import type { CountedSpan } from './ledger-contributions.js';
import type { CaseContribution } from './read-queries.js';
import type { ReadDatabase } from './read-tables.js';

/** Cases looked at in one statement, and in one page. */
const WINDOW = 2_000;
const WINDOWS_A_PAGE = 10;

/** The cases that count at units and below them. */
export class CaseContributions {
  constructor(
    private readonly db: ReadDatabase,
    private readonly judging: JudgingReader,
  ) {}

  /** `next`: the key to go on behind; `null`: that was all. */
  async page(
    spans: readonly CountedSpan[],
    after: number,
    limit: number,
  ): Promise<{ readonly cases: readonly CaseContribution[]; readonly next: number | null }> {
    const { refs, judging } = await this.judging.still();
    const types = this.typesOf(spans);
    const at = new Map(spans.map((span) => [span, refs.units.find(span.unit) ?? 0]));
    if (types.size === 0) return { cases: [], next: null };
    const cases: CaseContribution[] = [];
    let from = after;
    for (let window = 0; window < WINDOWS_A_PAGE; window++) {
      const rows = await this.db
        .selectFrom('case_book')
        .select(['key', 'case_type', 'case_id', 'reports'])
        .where('key', '>', from)
        .orderBy('key')
        .limit(WINDOW)
        .execute();
      for (const row of rows) {
        from = row.key;
        const type = types.get(row.case_type);
        if (!type) continue;
        const reports = JSON.parse(row.reports) as CaseBook['reports'];
        const book = { key: row.key, caseType: row.case_type, caseId: row.case_id, reports };
        const counts = caseFacts(book, type).flatMap((fact) => {
          const holders = judging.paths.of(fact.unit);
          const here = spans.filter((span) => holders.includes(at.get(span)!));
          return countsOf(fact, type, here);
        });
        if (counts.length > 0) cases.push(told(book, type, counts, refs));
        if (cases.length === limit) return { cases, next: from };
      }
      if (rows.length < WINDOW) return { cases, next: null };
    }
    return { cases, next: from };
  }

  private typesOf(spans: readonly CountedSpan[]): ReadonlyMap<string, CaseTypeDefinition> {
    const wanted = new Set(spans.flatMap(({ definition }) => caseTypeOf(definition) ?? []));
    return new Map(
      this.judging.catalogue.caseTypes.filter(({ code }) => wanted.has(code)).map((type) => [type.code, type]),
    );
  }
}

function caseTypeOf({ source }: MeasureDefinition): string | undefined {
  return source.kind === 'case' ? source.caseType : undefined;
}

function countsOf(
  fact: CaseFact,
  type: CaseTypeDefinition,
  spans: readonly CountedSpan[],
): { measure: string; day: number; amount: number }[] {
  const measures = new Set<string>();
  for (const { definition, from, to } of spans) {
    const { code, source } = definition;
    if (source.kind !== 'case' || source.caseType !== type.code || source.count !== fact.count) continue;
    if (fact.day >= from && fact.day <= to) measures.add(code);
  }
  return [...measures].map((measure) => ({ measure, day: fact.day, amount: fact.amount }));
}

function told(
  book: CaseBook,
  type: CaseTypeDefinition,
  counts: CaseContribution['counts'],
  refs: ProjectionRefs,
): CaseContribution {
  const stages = [...book.reports]
    .sort((a, b) => a.day - b.day || a.stage - b.stage)
    .map(({ stage, day, unit }) => ({ stage: type.stages[stage] ?? '', day, orgUnit: refs.units.code(unit) }));
  return { caseId: book.caseId, caseType: book.caseType, orgUnit: stages[0]!.orgUnit, stages, counts };
}
