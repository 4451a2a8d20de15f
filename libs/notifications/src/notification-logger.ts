/** What this library logs through; pino fits as it is. */
export interface NotificationLogger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}
