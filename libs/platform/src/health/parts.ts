import { START, type EventStore, type Position } from '#event-store';
import type { FeedConsumerStatus } from '#feed';
import { hideCredentials } from '../config/read-configuration.js';
import type { HealthPart, PartHealth } from './readiness.js';
import { subscriptionHealth } from './subscription-health.js';

/** What the health of a projection is told from. */
export interface ProjectionState {
  readonly state: 'starting' | 'running' | 'rebuilding' | 'failed' | 'absent';
  readonly reason?: string;
  readonly position: Position;
}

/** What the health of a channel is told from. */
export interface ChannelState {
  readonly channel: string;
  readonly oldestUndeliveredSeconds: number;
  readonly lastError?: string;
}

/** The log can be read, and whoever follows it gets its news. */
export function storeHealth(store: EventStore): HealthPart {
  return {
    name: 'store',
    check: async () => {
      try {
        const head = await store.head();
        return { ...subscriptionHealth(store.subscriptions?.() ?? [], Date.now()), head };
      } catch (error) {
        return { status: 'failing', reason: hideCredentials(error instanceof Error ? error.message : String(error)) };
      }
    },
  };
}

/** The read model is being kept up with the log, here or (`absent`) by another process. */
export function projectionHealth(projection: ProjectionState, store: EventStore): HealthPart {
  return {
    name: 'projection',
    check: async (): Promise<PartHealth> => {
      const { state, position, reason } = projection;
      const told = { state, position };
      if (state === 'absent') return { status: 'ok', ...told };
      const lag = Math.max(0, (await store.head().catch(() => position)) - Math.max(position, START));
      if (state === 'running') return { status: 'ok', ...told, lag };
      return { status: 'failing', reason: reason ?? `the projection is ${state}`, ...told, lag };
    },
  };
}

/** The consumer takes feeds in; `undefined`: this process has none. */
export function kafkaHealth(status: () => FeedConsumerStatus | undefined): HealthPart {
  return {
    name: 'kafka',
    check: (): PartHealth => {
      const now = status();
      if (!now) return { status: 'ok', state: 'absent' };
      const { state, reason, lag, undecodable } = now;
      const told = { state, lag, undecodable };
      if (state !== 'running') return { status: 'failing', reason: reason ?? `the consumer is ${state}`, ...told };
      if (undecodable.length === 0) return { status: 'ok', ...told };
      return { status: 'degraded', reason: `${undecodable.length} batches could not be decoded`, ...told };
    },
  };
}

/** Alerts reach their channels. A channel that fails is tried again, so it holds nobody up. */
export function channelHealth(channels: () => readonly ChannelState[]): HealthPart {
  return {
    name: 'channels',
    check: (): PartHealth => {
      const now = channels().map(({ channel, oldestUndeliveredSeconds, lastError }) => ({
        channel,
        oldestUndeliveredSeconds,
        ...(lastError !== undefined && { lastError: hideCredentials(lastError) }),
      }));
      const failing = now.filter(({ lastError }) => lastError !== undefined).map(({ channel }) => channel);
      if (failing.length === 0) return { status: 'ok', channels: now };
      return { status: 'degraded', reason: `not delivering: ${failing.join(', ')}`, channels: now };
    },
  };
}
