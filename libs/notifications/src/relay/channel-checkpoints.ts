import type { Position } from '#event-store';

/** Remembers how far each channel has come, across restarts. */
export interface ChannelCheckpoints {
  /** Position of the last event delivered; `START` for a channel that never delivered. */
  load(channel: string): Promise<Position>;
  save(channel: string, position: Position): Promise<void>;
}
