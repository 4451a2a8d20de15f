import type { NotificationLogger } from '../notification-logger.js';

export const silentLogger: NotificationLogger = { info() {}, warn() {} };
