/**
 * Version of this SDK. A plugin says in `plugin.yaml` which ones it was written for: `sdk: ^0.1.0`.
 * @example
 * ```ts
 * import { SDK_VERSION } from 'plugin-sdk';
 * SDK_VERSION; // → "0.1.0"
 * ```
 */
export const SDK_VERSION = '0.1.0';
