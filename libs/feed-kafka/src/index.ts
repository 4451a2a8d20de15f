export * from './feed-logger.js';
export * from './kafka-feed-consumer.js';
export * from './kafka-feed-publisher.js';
