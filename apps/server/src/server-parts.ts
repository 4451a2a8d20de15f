import type { AlertDesk } from '#alerts';
import type { EventStore, Position } from '#event-store';
import type { FeedConsumerStatus, FeedContext, FeedReading, FeedSummary } from '#feed';
import type { Catalogue } from '#plugin-host';
import type { Logger } from 'pino';
import type { PluginDesk } from './plugins/plugin-desk.js';
import type { RuleCount } from './rules/rule-counts.js';

/** Where a projection stands, for health, metrics and whoever waits for a position. */
export interface ProjectionHandle {
  /** `rebuilding`: it reads the past again. `failed`: it stopped and is started again by itself. `absent`: another process has it. */
  readonly state: 'starting' | 'running' | 'rebuilding' | 'failed' | 'absent';
  readonly reason?: string;
  /** Position of the last projected event. */
  readonly position: Position;
  /** Records projected since the start. */
  readonly records: number;
  /** Seconds the newest batches took, oldest first, at most 1,000. */
  readonly batchSeconds: readonly number[];
  /** What the rules of plugins have done since the projection started; absent where it runs elsewhere. */
  readonly rules?: readonly RuleCount[];
  /** Resolves once the read model shows everything up to the position; `false` when that took longer than allowed. */
  waitFor(position: Position, timeoutMs: number): Promise<boolean>;
  /** Empties the read model and makes it again from the log. Answers when it has caught up. */
  rebuild(): Promise<{ readonly records: number; readonly seconds: number }>;
  /** Lets the rules of a plugin be asked again, though they failed too often. Absent where the projection runs elsewhere. */
  resumeRules?(plugin: string): void;
}

/** One record of a request, with what came. */
export interface IntakeItem {
  readonly index: number;
  readonly reading: FeedReading;
  /** What was sent, for the rejection; absent where it is not to be kept. */
  readonly raw?: string;
}

/** Takes records in: into the log, or among the rejections. */
export interface Intake {
  readonly context: FeedContext;
  /** Appends, waits until the projection has told duplicates from news, and sums up. */
  submit(items: Iterable<IntakeItem> | AsyncIterable<IntakeItem>, origin: string): Promise<FeedSummary>;
  /** Validates without keeping anything (`?dryRun=true`). Duplicates are not looked for. */
  dryRun(items: Iterable<IntakeItem>): FeedSummary;
  /** Records taken in since the start, by result: `accepted` or a refusal code. */
  readonly counts: ReadonlyMap<string, number>;
  /** Status of the Kafka consumer; `undefined` without Kafka or without the role. */
  kafkaStatus(): FeedConsumerStatus | undefined;
}

/** State of the channels that tell alerts on. */
export interface NotificationStatus {
  readonly channel: string;
  readonly position: Position;
  /** Age of the oldest alert event not delivered yet, in seconds; 0: none. */
  readonly oldestUndeliveredSeconds: number;
  readonly lastError?: string;
}

/** What the modules of the server are made of. Provided once at start under these tokens. */
export const EVENT_STORE = Symbol('EventStore');
export const CATALOGUE = Symbol('Catalogue');
export const READ_QUERIES = Symbol('ReadQueries');
export const INTAKE = Symbol('Intake');
export const ALERT_DESK = Symbol('AlertDesk');
export const SSE_HUB = Symbol('SseHub');
export const PROJECTION = Symbol('ProjectionHandle');
export const NOTIFICATION_STATUS = Symbol('() => NotificationStatus[]');
export const PLUGIN_DESK = Symbol('PluginDesk');
export const CONFIG = Symbol('Configuration');
export const LOGGER = Symbol('Logger');

export type { AlertDesk, Catalogue, EventStore, Logger, PluginDesk };
