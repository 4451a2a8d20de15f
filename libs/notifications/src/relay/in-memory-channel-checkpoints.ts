import { START, type Position } from '#event-store';
import type { ChannelCheckpoints } from './channel-checkpoints.js';

/** Forgets with the process: for tests and for a log in memory. */
export class InMemoryChannelCheckpoints implements ChannelCheckpoints {
  private readonly positions = new Map<string, Position>();

  async load(channel: string): Promise<Position> {
    return this.positions.get(channel) ?? START;
  }

  async save(channel: string, position: Position): Promise<void> {
    this.positions.set(channel, position);
  }
}
