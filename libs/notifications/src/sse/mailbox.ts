/** What a subscriber has not taken yet. Bounded: once full it takes nothing more in, and says so. */
export class Mailbox<Item> {
  private items: Item[] = [];
  private full = false;
  private wake: (() => void) | undefined;

  constructor(private readonly capacity: number) {}

  /** Something was put into it that it could not hold. */
  get overflowed(): boolean {
    return this.full;
  }

  put(item: Item): void {
    if (this.full) return;
    if (this.items.length === this.capacity) this.full = true;
    else this.items.push(item);
    this.wake?.();
  }

  /** Forgets everything, and that it overflowed. */
  empty(): void {
    this.items = [];
    this.full = false;
  }

  /** Everything in it, once there is something, it overflowed or the signal came. */
  async take(signal: AbortSignal): Promise<readonly Item[]> {
    if (this.items.length === 0 && !this.full && !signal.aborted) await this.something(signal);
    const taken = this.items;
    this.items = [];
    return taken;
  }

  private something(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.wake = undefined;
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.wake = done;
      signal.addEventListener('abort', done);
    });
  }
}
