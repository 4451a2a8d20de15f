import { pino, stdSerializers, type DestinationStream, type Logger } from 'pino';
import { hideCredentials } from '../config/read-configuration.js';
import type { LogLevel } from '../config/environment.js';

/** Members that are never written, at the top and one level down: what people sent, who they are, and keys. */
const SECRET = [
  'body',
  'raw',
  'value',
  'data',
  'subject',
  'password',
  'apiKey',
  'apiKeys',
  'authorization',
  'headers.authorization',
  'headers["x-api-key"]',
];

/** A logger of JSON lines that leaves out bodies, subjects and keys, and hides the credentials in URLs. */
export function createLogger(options: { readonly level: LogLevel }, destination?: DestinationStream): Logger {
  const settings = {
    level: options.level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: SECRET.flatMap((path) => [path, `*.${path}`]), censor: '[hidden]' },
    serializers: { err: (error: Error) => withoutCredentials(stdSerializers.err(error)) },
    hooks: {
      logMethod(this: Logger, args: Parameters<Logger['info']>, method: (...args: Parameters<Logger['info']>) => void) {
        const safe = (args as unknown[]).map((arg) => (typeof arg === 'string' ? hideCredentials(arg) : arg));
        method.apply(this, safe as Parameters<Logger['info']>);
      },
    },
  };
  return destination ? pino(settings, destination) : pino(settings);
}

function withoutCredentials<Serialized extends { message?: string; stack?: string }>(error: Serialized): Serialized {
  const safe = { ...error };
  if (typeof error.message === 'string') safe.message = hideCredentials(error.message);
  if (typeof error.stack === 'string') safe.stack = hideCredentials(error.stack);
  return safe;
}
