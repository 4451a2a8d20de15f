export { describeWithKafka } from './kafka-describe.js';
export { missingForKafka, startKafka, type KafkaBroker, type KafkaBrokerOptions } from './kafka-broker.js';
export { ensureKafkaJars } from './kafka-jars.js';
