import { START, type Position } from '#event-store';
import type { ProjectionHandle } from '../server-parts.js';

const POLL_MS = 20;

/** The projection runs in another process: its checkpoint in the read model tells how far it is. */
export class RemoteProjection implements ProjectionHandle {
  readonly state = 'absent';
  readonly records = 0;
  readonly batchSeconds: readonly number[] = [];
  position: Position = START;

  constructor(private readonly checkpoint: () => Promise<Position>) {}

  async waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    const until = performance.now() + timeoutMs;
    for (;;) {
      this.position = await this.checkpoint();
      if (this.position >= position) return true;
      if (performance.now() > until) return false;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  rebuild(): Promise<never> {
    return Promise.reject(new Error('the projection runs in another process; rebuild it there'));
  }
}
