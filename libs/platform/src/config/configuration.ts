import { createHash } from 'node:crypto';
import type { ApiKey } from '../auth/api-keys.js';
import { API_KEY, type Environment, type LogLevel, type Role } from './environment.js';

/** The program's configuration: what the environment says, made ready. Holds no key in clear. */
export interface Configuration {
  readonly storeUrl: string;
  readonly readModelUrl: string;
  /** Empty: no Kafka. */
  readonly kafkaBrokers: readonly string[];
  readonly feedTopics: readonly string[];
  readonly rejectedTopic: string;
  readonly alertTopic: string;
  readonly kafkaGroup: string;
  readonly roles: readonly Role[];
  /** Folders or packed files; absent: every one in `plugins/`. */
  readonly plugins?: readonly string[];
  readonly clock: 'system' | 'feed';
  readonly port: number;
  readonly host: string;
  readonly auth: 'none' | 'keys';
  readonly apiKeys: readonly ApiKey[];
  readonly logLevel: LogLevel;
  readonly publicUrl?: string;
  readonly smtpUrl?: string;
}

/** From variables that were found right. */
export function configurationOf(environment: Environment): Configuration {
  const { PLUGINS, PUBLIC_URL, SMTP_URL } = environment;
  return {
    storeUrl: environment.STORE_URL,
    readModelUrl: environment.READ_MODEL_URL ?? besideTheStore(environment.STORE_URL),
    kafkaBrokers: environment.KAFKA_BROKERS,
    feedTopics: environment.FEED_TOPICS,
    rejectedTopic: environment.REJECTED_TOPIC,
    alertTopic: environment.ALERT_TOPIC,
    kafkaGroup: environment.KAFKA_GROUP,
    roles: [...new Set(environment.ROLES as Role[])],
    ...(PLUGINS && { plugins: PLUGINS }),
    clock: environment.CLOCK as Configuration['clock'],
    port: environment.PORT,
    host: environment.HOST,
    auth: environment.AUTH as Configuration['auth'],
    apiKeys: environment.API_KEYS.map(apiKeyOf),
    logLevel: environment.LOG_LEVEL as LogLevel,
    ...(PUBLIC_URL !== undefined && { publicUrl: PUBLIC_URL.replace(/\/+$/, '') }),
    ...(SMTP_URL !== undefined && { smtpUrl: SMTP_URL }),
  };
}

/** Beside a log on KurrentDB, which holds no tables. */
const OWN_READ_MODEL = 'sqlite:./data/zhibiao-read-model.db';

/**
 * `zhibiao.db` → `zhibiao.read.db`; the same PostgreSQL database; in memory beside a store in memory; a file of its own
 * beside KurrentDB.
 */
export function besideTheStore(storeUrl: string): string {
  if (storeUrl === 'memory:' || storeUrl === 'sqlite::memory:') return 'sqlite::memory:';
  if (/^postgres(ql)?:/.test(storeUrl)) return storeUrl;
  if (/^(kurrentdb|esdb)/.test(storeUrl)) return OWN_READ_MODEL;
  return storeUrl.replace(/(\.[A-Za-z0-9]+)?$/, (extension) => `.read${extension}`);
}

function apiKeyOf(text: string): ApiKey {
  const [, name = '', hash, key = ''] = API_KEY.exec(text) ?? [];
  return { name, sha256: hash?.toLowerCase() ?? createHash('sha256').update(key).digest('hex') };
}
