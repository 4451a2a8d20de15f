import { Kafka } from 'kafkajs';
import { registerCodecs } from './codecs.js';
import { bridgeKafkajsLog, KAFKAJS_LOG_LEVEL, type FeedLogger } from './feed-logger.js';
import { tolerateUndecodableBatches } from './fetch-response.js';
import type { KafkaSockets } from './kafka-sockets.js';

/** Where a broker is found and under which name this program shows up there. */
export interface KafkaAddress {
  /** `host:port` of one or more brokers. */
  readonly brokers: readonly string[];
  readonly clientId: string;
}

const REQUEST_TIMEOUT_MS = 15_000;
const CONNECTION_TIMEOUT_MS = 3_000;

/** A kafkajs client that reads every codec, lives through batches it cannot decode, and gives up soon on an absent broker. */
export function createKafkaClient(address: KafkaAddress, sockets: KafkaSockets, logger: FeedLogger): Kafka {
  registerCodecs();
  tolerateUndecodableBatches();
  return new Kafka({
    clientId: address.clientId,
    brokers: [...address.brokers],
    socketFactory: sockets.factory,
    logLevel: KAFKAJS_LOG_LEVEL,
    logCreator: bridgeKafkajsLog(logger),
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // Few and quick: the consumer and the publisher go on trying by themselves, and say meanwhile that they wait.
    retry: { initialRetryTime: 100, multiplier: 2, maxRetryTime: 1_000, retries: Math.max(4, address.brokers.length) },
  });
}
