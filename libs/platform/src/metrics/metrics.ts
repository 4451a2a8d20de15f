import type { Position } from '#event-store';
import type { FeedConsumerStatus } from '#feed';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ChannelState, ProjectionState } from '../health/parts.js';
import type { AnsweredRequest } from '../http/observe-requests.js';
import { NewestOf } from './newest-of.js';

/** Where the numbers come from; asked at each scrape. */
export interface MetricsSources {
  /** Records taken in since the start, by result. */
  records(): ReadonlyMap<string, number>;
  kafka(): FeedConsumerStatus | undefined;
  projection(): ProjectionState & {
    readonly records: number;
    readonly batchSeconds: readonly number[];
    readonly rules?: readonly RuleTally[];
  };
  head(): Promise<Position>;
  openAlerts(): Promise<Readonly<Record<string, number>>>;
  channels(): readonly ChannelState[];
  /** How many plugins there are, by state. */
  plugins(): ReadonlyMap<string, number>;
}

/** What a rule of a plugin has done since the projection started. */
export interface RuleTally {
  readonly plugin: string;
  readonly rule: string;
  readonly evaluations: number;
  readonly failures: number;
  readonly suspended: boolean;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The program's numbers in the Prometheus text format. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests: Histogram<'method' | 'route' | 'status'>;

  constructor(sources: MetricsSources) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Histogram({
      name: 'zhibiao_http_request_duration_seconds',
      help: 'Time to answer an HTTP request, in seconds.',
      labelNames: ['method', 'route', 'status'],
      buckets: SECONDS,
      registers,
    });
    observeIntake(sources, registers);
    observeProjection(sources, registers);
    observeRules(sources, registers);
    observeAlerts(sources, registers);
    observePlugins(sources, registers);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  request({ method, route, status, seconds }: AnsweredRequest): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}

function observeIntake(sources: MetricsSources, registers: Registry[]): void {
  new Counter({
    name: 'zhibiao_records_total',
    help: 'Feed records taken in since the start, by result: accepted or a refusal code.',
    labelNames: ['result'],
    registers,
    collect() {
      this.reset();
      for (const [result, count] of sources.records()) this.inc({ result }, count);
    },
  });
  new Gauge({
    name: 'zhibiao_consumer_lag_messages',
    help: 'Messages of a feed partition not taken in yet.',
    labelNames: ['topic', 'partition'],
    registers,
    collect() {
      this.reset();
      for (const [key, lag] of Object.entries(sources.kafka()?.lag ?? {})) {
        const slash = key.lastIndexOf('/');
        this.set({ topic: key.slice(0, slash), partition: key.slice(slash + 1) }, lag);
      }
    },
  });
}

function observeProjection(sources: MetricsSources, registers: Registry[]): void {
  const gauge = (name: string, help: string, read: () => Promise<number> | number): void => {
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(await read());
      },
    });
  };
  gauge(
    'zhibiao_projection_position',
    'Log position of the last projected event.',
    () => sources.projection().position,
  );
  gauge(
    'zhibiao_projection_lag_positions',
    'Positions between the end of the log and the last projected event: events, where the store numbers them densely.',
    async () => Math.max(0, (await sources.head()) - sources.projection().position),
  );
  gauge('zhibiao_projection_running', '1 while the projection follows the log.', () =>
    sources.projection().state === 'running' ? 1 : 0,
  );
  gauge('zhibiao_projection_records', 'Records projected since the start.', () => sources.projection().records);
  const newest = new NewestOf();
  new Histogram({
    name: 'zhibiao_projection_batch_seconds',
    help: 'Time to project and commit a batch, in seconds.',
    buckets: SECONDS,
    registers,
    collect() {
      for (const seconds of newest.since(sources.projection().batchSeconds)) this.observe(seconds);
    },
  });
}

function observeRules(sources: MetricsSources, registers: Registry[]): void {
  const labelNames = ['plugin', 'rule'] as const;
  const tallies = (): readonly RuleTally[] => sources.projection().rules ?? [];
  new Counter({
    name: 'zhibiao_rule_evaluations_total',
    help: 'How often a rule of a plugin was asked since the projection started.',
    labelNames,
    registers,
    collect() {
      this.reset();
      for (const { plugin, rule, evaluations } of tallies()) this.inc({ plugin, rule }, evaluations);
    },
  });
  new Counter({
    name: 'zhibiao_rule_failures_total',
    help: 'How often a rule of a plugin failed since the projection started.',
    labelNames,
    registers,
    collect() {
      this.reset();
      for (const { plugin, rule, failures } of tallies()) this.inc({ plugin, rule }, failures);
    },
  });
  new Gauge({
    name: 'zhibiao_rule_suspended',
    help: '1 while a rule is suspended because it failed again and again.',
    labelNames,
    registers,
    collect() {
      this.reset();
      for (const { plugin, rule, suspended } of tallies()) this.set({ plugin, rule }, suspended ? 1 : 0);
    },
  });
}

function observeAlerts(sources: MetricsSources, registers: Registry[]): void {
  new Gauge({
    name: 'zhibiao_open_alerts',
    help: 'Alerts that somebody must act on.',
    labelNames: ['severity'],
    registers,
    async collect() {
      for (const [severity, count] of Object.entries(await sources.openAlerts())) this.set({ severity }, count);
    },
  });
  new Gauge({
    name: 'zhibiao_outbox_age_seconds',
    help: 'Age of the oldest alert event that a channel has not delivered; 0: none.',
    labelNames: ['channel'],
    registers,
    collect() {
      this.reset();
      for (const { channel, oldestUndeliveredSeconds } of sources.channels()) {
        this.set({ channel }, oldestUndeliveredSeconds);
      }
    },
  });
}

function observePlugins(sources: MetricsSources, registers: Registry[]): void {
  new Gauge({
    name: 'zhibiao_plugins',
    help: 'Plugins by state: installed, active, suspended, refused or removed.',
    labelNames: ['state'],
    registers,
    collect() {
      this.reset();
      for (const [state, count] of sources.plugins()) this.set({ state }, count);
    },
  });
}
