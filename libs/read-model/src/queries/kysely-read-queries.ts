import type { Alert, AlertSeverity } from '#alerts';
import type { Day } from '#calendar';
import type { Position } from '#event-store';
import type { Outcome } from '#indicators';
import type { Plan, Target } from '#plans';
import type { StatusHistoryRow } from '../read-model.js';
import { AlertList } from './alert-list.js';
import { CompletenessReader } from './completeness-reader.js';
import { DaySums } from './day-sums.js';
import { ExplanationReader } from './explanation.js';
import { indicatorValues } from './indicator-values.js';
import { JudgingReader, type ReadCatalogue } from './judging-reader.js';
import { ProjectionFacts } from './projection-facts.js';
import { RankingReader } from './ranking-reader.js';
import type { ReadDialect } from './read-dialect.js';
import type {
  AlertFilter,
  Completeness,
  CompletenessWanted,
  Explanation,
  ExplanationWanted,
  IndicatorPoint,
  IndicatorValuesWanted,
  Page,
  PlanStatus,
  RankingEntry,
  ReadQueries,
  RejectionFilter,
  StoredRejection,
} from './read-queries.js';
import type { ReadDatabase } from './read-tables.js';
import { RejectionList } from './rejection-list.js';
import { StatusReader } from './status-reader.js';
import { StoredRefs } from './stored-refs.js';

/** The reading side on Kysely, for SQLite and PostgreSQL. */
export class KyselyReadQueries implements ReadQueries {
  private readonly judging: JudgingReader;
  private readonly facts: ProjectionFacts;
  private readonly statuses: StatusReader;
  private readonly rankings: RankingReader;
  private readonly explanations: ExplanationReader;
  private readonly completenesses: CompletenessReader;
  private readonly alertList: AlertList;
  private readonly rejectionList: RejectionList;

  constructor(
    db: ReadDatabase,
    dialect: ReadDialect,
    private readonly catalogue: ReadCatalogue,
    private readonly end: () => Promise<void>,
  ) {
    const daySums = new DaySums(db, dialect);
    this.judging = new JudgingReader(catalogue, new StoredRefs(db), daySums);
    this.facts = new ProjectionFacts(db, dialect, this.judging, daySums);
    this.statuses = new StatusReader(db, this.judging, this.facts);
    this.rankings = new RankingReader(db, this.judging, this.statuses);
    this.explanations = new ExplanationReader(db, this.judging, this.statuses, this.facts);
    this.completenesses = new CompletenessReader(db, dialect, this.judging, this.facts, this.statuses);
    this.alertList = new AlertList(db, dialect);
    this.rejectionList = new RejectionList(db, dialect);
  }

  async planStatus(plan: string, unit: string, asOf?: Day): Promise<PlanStatus> {
    return this.statuses.planStatus(await this.statuses.planFor(plan, unit, asOf), unit, asOf);
  }

  indicatorValues(wanted: IndicatorValuesWanted): Promise<readonly IndicatorPoint[]> {
    return indicatorValues(this.judging, wanted);
  }

  async explain(wanted: ExplanationWanted): Promise<Explanation> {
    const plan = await this.statuses.planFor(wanted.plan, wanted.unit, wanted.asOf);
    return this.explanations.explain(plan, target(plan, wanted.target), wanted);
  }

  async ranking(
    plan: string,
    targetId: string,
    level: string,
    asOf?: Day,
  ): Promise<{ asOf: Day; entries: RankingEntry[] }> {
    const known = await this.statuses.planFor(plan, this.regionOf(plan), asOf);
    return this.rankings.ranking(known, target(known, targetId), level, asOf);
  }

  async history(plan: string, targetId: string, unit: string): Promise<readonly StatusHistoryRow[]> {
    return this.statuses.history(plan, targetId, unit);
  }

  async completeness(wanted: CompletenessWanted): Promise<Completeness> {
    return this.completenesses.page(await this.statuses.planFor(wanted.plan, wanted.unit, wanted.asOf), wanted);
  }

  alerts(filter: AlertFilter, limit: number, cursor?: string): Promise<Page<Alert>> {
    return this.alertList.page(filter, limit, cursor);
  }

  openAlertCount(): Promise<Readonly<Record<AlertSeverity, number>>> {
    return this.alertList.openBySeverity();
  }

  rejections(filter: RejectionFilter, limit: number, cursor?: string): Promise<Page<StoredRejection>> {
    return this.rejectionList.page(filter, limit, cursor);
  }

  rejection(ids: readonly string[]): Promise<readonly StoredRejection[]> {
    return this.rejectionList.byIds(ids);
  }

  ledgerOutcomes(positions: readonly Position[]): Promise<ReadonlyMap<Position, Outcome>> {
    return this.facts.ledgerOutcomes(positions);
  }

  checkpoint(): Promise<Position> {
    return this.facts.checkpoint();
  }

  today(): Promise<Readonly<Record<string, Day>>> {
    return this.facts.today();
  }

  newestCoverage(unit: string): Promise<Day | null> {
    return this.facts.newestCoverage(unit);
  }

  close(): Promise<void> {
    return this.end();
  }

  private regionOf(id: string): string {
    const plan = this.catalogue.plans.find((one) => one.id === id);
    if (!plan) throw new RangeError(`unknown plan ${id}`);
    return plan.region;
  }
}

function target(plan: Plan, id: string): Target {
  const found = plan.targets.find((one) => one.id === id);
  if (!found) throw new RangeError(`unknown target ${id} of plan ${plan.id}`);
  return found;
}
