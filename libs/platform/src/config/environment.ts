import { ArrayMinSize, IsIn, IsInt, IsOptional, Matches, Max, Min, MinLength } from 'class-validator';

export const ROLES = ['intake', 'projection', 'alerting', 'api'] as const;
export type Role = (typeof ROLES)[number];

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const STORE = /^(sqlite:.+|memory:|postgres(ql)?:\/\/.+|(kurrentdb|esdb)(\+discover)?:\/\/.+)$/;
const READ_MODEL = /^(sqlite:.+|postgres(ql)?:\/\/.+)$/;
const BROKER = /^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+):\d{1,5}$/;
const TOPIC = /^[A-Za-z0-9._-]{1,249}$/;
const HOST = /^[A-Za-z0-9.:_-]+$/;
/** `name:key` with a key of 16 characters or more, or `name:sha256:<64 hex digits>`. */
export const API_KEY = /^([A-Za-z0-9._-]{1,64}):(?:sha256:([0-9a-fA-F]{64})|(?!sha256:)([\x21-\x2b\x2d-\x7e]{16,}))$/;

const TOPIC_NAMES = 'topic names of letters, digits, ".", "_" and "-"';

/** The variables as text and lists, with their defaults; each message says what is allowed. */
export class Environment {
  @Matches(STORE, { message: 'sqlite:<file>, memory:, postgres://…, kurrentdb://… or kurrentdb+discover://…' })
  STORE_URL = 'sqlite:./data/zhibiao.db';

  @IsOptional()
  @Matches(READ_MODEL, { message: 'sqlite:<file>, sqlite::memory: or postgres://…; default: beside the store' })
  READ_MODEL_URL?: string;

  @Matches(BROKER, { each: true, message: 'host:port, comma-separated; empty: no Kafka' })
  KAFKA_BROKERS: string[] = [];

  @ArrayMinSize(1, { message: TOPIC_NAMES })
  @Matches(TOPIC, { each: true, message: TOPIC_NAMES })
  FEED_TOPICS: string[] = ['zhibiao.feeds.v1'];

  @Matches(TOPIC, { message: `one of ${TOPIC_NAMES}` })
  REJECTED_TOPIC = 'zhibiao.feeds.rejected.v1';

  @Matches(TOPIC, { message: `one of ${TOPIC_NAMES}` })
  ALERT_TOPIC = 'zhibiao.alerts.v1';

  @MinLength(1, { message: 'the name of a consumer group' })
  KAFKA_GROUP = 'zhibiao';

  @ArrayMinSize(1, { message: `some of ${ROLES.join(', ')}, comma-separated` })
  @IsIn(ROLES, { each: true, message: `some of ${ROLES.join(', ')}, comma-separated` })
  ROLES: string[] = [...ROLES];

  @IsOptional()
  @ArrayMinSize(1, { message: 'folders or packed files, comma-separated; default: every one in plugins/' })
  PLUGINS?: string[];

  @IsIn(['system', 'feed'], { message: 'system or feed' })
  CLOCK = 'system';

  @IsInt({ message: 'a port number, 0 to 65535' })
  @Min(0, { message: 'a port number, 0 to 65535' })
  @Max(65_535, { message: 'a port number, 0 to 65535' })
  PORT: number = 3000;

  @Matches(HOST, { message: 'a host name or an IP address' })
  HOST = '127.0.0.1';

  @IsIn(['none', 'keys'], { message: 'none (on a loopback HOST only) or keys' })
  AUTH = 'none';

  @Matches(API_KEY, {
    each: true,
    message: 'name:key with a key of at least 16 characters, or name:sha256:<64 hex digits>, comma-separated',
  })
  API_KEYS: string[] = [];

  @IsIn(LOG_LEVELS, { message: LOG_LEVELS.join(', ') })
  LOG_LEVEL = 'info';

  @IsOptional()
  @Matches(/^https?:\/\/[^\s]+$/, { message: 'http://… or https://…, where people reach this server' })
  PUBLIC_URL?: string;

  @IsOptional()
  @Matches(/^smtps?:\/\/[^\s]+$/, { message: 'smtp://… or smtps://…' })
  SMTP_URL?: string;
}

const LISTS = ['KAFKA_BROKERS', 'FEED_TOPICS', 'ROLES', 'PLUGINS', 'API_KEYS'] as const;
const TEXTS = [
  'STORE_URL',
  'READ_MODEL_URL',
  'REJECTED_TOPIC',
  'ALERT_TOPIC',
  'KAFKA_GROUP',
  'CLOCK',
  'HOST',
  'AUTH',
  'LOG_LEVEL',
  'PUBLIC_URL',
  'SMTP_URL',
] as const;

export type VariableName = keyof Environment;

/** Takes the variables from the environment. An empty one counts as not set. */
export function environmentOf(env: Readonly<Record<string, string | undefined>>): Environment {
  const environment = new Environment();
  const text = (name: VariableName): string | undefined => env[name]?.trim() || undefined;
  for (const name of TEXTS) {
    const value = text(name);
    if (value !== undefined) environment[name] = value;
  }
  for (const name of LISTS) {
    const value = text(name);
    if (value !== undefined) environment[name] = value.split(',').map((part) => part.trim()).filter(Boolean); // prettier-ignore
  }
  const port = text('PORT');
  if (port !== undefined) environment.PORT = /^\d+$/.test(port) ? Number(port) : Number.NaN;
  return environment;
}
