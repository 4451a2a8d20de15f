/** One message as a broker delivered it. */
export interface FeedMessage {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  /** Header values as bytes; CloudEvents binary mode carries its attributes in `ce_…`. */
  readonly headers: Readonly<Record<string, Buffer>>;
}

/** Messages of one partition in order. */
export interface FeedBatch {
  readonly topic: string;
  readonly partition: number;
  readonly messages: readonly FeedMessage[];
  /** How many messages stand in the partition behind this batch: the lag once it is done. */
  readonly behind: number;
}

/** Takes a batch in for good. When it resolves, the offsets are committed; when it rejects, the batch comes again. */
export type FeedHandler = (batch: FeedBatch) => Promise<void>;

/** What `/health/ready` and the metrics tell of a consumer. */
export interface FeedConsumerStatus {
  readonly state: 'stopped' | 'connecting' | 'waiting-for-broker' | 'running';
  /** Why it is not running, in words; absent while all is well. */
  readonly reason?: string;
  /** Messages not yet taken in, per `topic/partition`. */
  readonly lag: Readonly<Record<string, number>>;
  /** Batches that could not be decoded: where they stand and why. Consumption went on behind them. */
  readonly undecodable: readonly {
    readonly topic: string;
    readonly partition: number;
    readonly offset: string;
    readonly reason: string;
  }[];
}

/** Reads feed topics as a member of a consumer group. Survives an absent broker by itself. */
export interface FeedConsumer {
  start(handler: FeedHandler): Promise<void>;
  /** Finishes the batch in hand, commits and leaves the group. */
  stop(): Promise<void>;
  status(): FeedConsumerStatus;
}

/** A message to be published. */
export interface OutgoingMessage {
  readonly key: string | Buffer | null;
  readonly value: string | Buffer | null;
  readonly headers?: Readonly<Record<string, string | Buffer>>;
}

/** Publishes to a topic, idempotently and in order. Rejects when the broker did not take the messages. */
export interface FeedPublisher {
  publish(topic: string, messages: readonly OutgoingMessage[]): Promise<void>;
  /** Whether the broker can be reached now, and why not. */
  status(): { readonly connected: boolean; readonly reason?: string };
  close(): Promise<void>;
}
