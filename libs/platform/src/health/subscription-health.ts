import type { SubscriptionStatus } from '#event-store';
import { hideCredentials } from '../config/read-configuration.js';
import type { PartHealth } from './readiness.js';

/** Time a subscription may look for its server before it counts as failing, in ms. */
const MAY_CONNECT_MS = 10_000;
/** Time for which trouble that has passed is worth a look, in ms. */
const REMEMBERED_MS = 60_000;
/** Time a reader may be busy with one batch before that is worth a look, in ms. */
const MAY_HANDLE_MS = 30_000;

/** The subscriptions to the log: the worst of them decides. `now` in ms since 1970. */
export function subscriptionHealth(subscriptions: readonly SubscriptionStatus[], now: number): PartHealth {
  if (subscriptions.length === 0) return { status: 'ok' };
  const told = { subscriptions: subscriptions.map(withoutCredentials) };
  const failing = reasons(subscriptions, (one) => failureOf(one, now));
  if (failing !== undefined) return { status: 'failing', reason: failing, ...told };
  const troubled = reasons(subscriptions, (one) => troubleOf(one, now));
  return troubled === undefined ? { status: 'ok', ...told } : { status: 'degraded', reason: troubled, ...told };
}

function failureOf(
  { state, since, lastError = 'no connection yet' }: SubscriptionStatus,
  now: number,
): string | undefined {
  if (state === 'stalled') return `stalled: ${lastError}`;
  if (state !== 'connecting' || now - since <= MAY_CONNECT_MS) return undefined;
  return `without a connection for ${Math.round((now - since) / 1000)} s: ${lastError}`;
}

function troubleOf({ lastError, lastErrorAt, handlingSince }: SubscriptionStatus, now: number): string | undefined {
  if (handlingSince !== undefined && now - handlingSince > MAY_HANDLE_MS) {
    return `its reader has been busy for ${Math.round((now - handlingSince) / 1000)} s`;
  }
  return lastErrorAt !== undefined && now - lastErrorAt < REMEMBERED_MS ? `was interrupted: ${lastError}` : undefined;
}

function reasons(
  subscriptions: readonly SubscriptionStatus[],
  reasonOf: (one: SubscriptionStatus) => string | undefined,
): string | undefined {
  const found = subscriptions.flatMap((one) => {
    const reason = reasonOf(one);
    return reason === undefined ? [] : [hideCredentials(`subscription to ${one.name}: ${reason}`)];
  });
  return found.length === 0 ? undefined : found.join('; ');
}

function withoutCredentials({ lastError, ...rest }: SubscriptionStatus): SubscriptionStatus {
  return lastError === undefined ? rest : { ...rest, lastError: hideCredentials(lastError) };
}
