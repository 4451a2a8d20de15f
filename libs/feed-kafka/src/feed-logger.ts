import { logLevel, type logCreator } from 'kafkajs';

/** What this library logs through; pino fits as it is. */
export interface FeedLogger {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** Logs nothing. */
export const silentLogger: FeedLogger = { debug() {}, info() {}, warn() {}, error() {} };

/** Below this level kafkajs builds no log entries at all. */
export const KAFKAJS_LOG_LEVEL = logLevel.WARN;

/**
 * Hands the lines of kafkajs to a logger, all of them as `debug`: each attempt at an absent broker is a line of kafkajs,
 * while what an operator must know is said once by the consumer and the publisher.
 */
export function bridgeKafkajsLog(logger: FeedLogger): logCreator {
  return () => (entry) => {
    logger.debug({ kafkajs: entry.log, namespace: entry.namespace }, `kafkajs: ${entry.log.message}`);
  };
}
