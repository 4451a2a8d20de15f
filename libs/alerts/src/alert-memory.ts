import type { FoldedAlert } from './folded-alert.js';

/** Least recently used folded alerts, bounded. Forgetting one costs a read, never a wrong decision. */
export class AlertMemory {
  private readonly known = new Map<string, FoldedAlert>();

  constructor(private readonly capacity: number) {}

  get(alertId: string): FoldedAlert | undefined {
    const folded = this.known.get(alertId);
    if (folded === undefined) return undefined;
    this.known.delete(alertId);
    this.known.set(alertId, folded);
    return folded;
  }

  /** Keeps the newer of what is known and what is told: an append that was slow to answer must not turn it back. */
  keep(alertId: string, folded: FoldedAlert): void {
    const known = this.known.get(alertId);
    this.known.delete(alertId);
    this.known.set(alertId, known !== undefined && known.revision > folded.revision ? known : folded);
    if (this.known.size <= this.capacity) return;
    const [oldest] = this.known.keys();
    if (oldest !== undefined) this.known.delete(oldest);
  }

  forget(alertId: string): void {
    this.known.delete(alertId);
  }

  clear(): void {
    this.known.clear();
  }
}
