const FIRST_RETRY_MS = 500;
const MOST_RETRY_MS = 60_000;

/** What a loop goes through. */
export interface LoopedWork {
  /** Something can be done now. */
  has(): boolean;
  /** Does a part of it. What it rejects with is tried again later. */
  step(): Promise<void>;
  /** Something was dealt with, or nothing is left to do. */
  went(): void;
  failed(error: unknown): void;
}

/** Works while there is something to do, one step after the other, and waits longer and longer where steps fail. */
export class RoundLoop {
  private running: Promise<void> | undefined;
  private retry: NodeJS.Timeout | undefined;
  private retryMs = FIRST_RETRY_MS;
  private closed = false;

  constructor(private readonly work: LoopedWork) {}

  get isIdle(): boolean {
    return this.closed || (!this.running && !this.retry && !this.work.has());
  }

  wake(): void {
    if (this.closed || this.running || this.retry || !this.work.has()) return;
    this.running = this.run();
  }

  /** The step at work is waited for; none follows. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retry);
    await this.running;
  }

  private async run(): Promise<void> {
    try {
      while (!this.closed && this.work.has()) {
        await this.work.step();
        this.retryMs = FIRST_RETRY_MS;
        this.work.went();
      }
    } catch (error) {
      if (!this.closed) this.tryAgain(error);
    }
    this.running = undefined;
    this.work.went();
  }

  private tryAgain(error: unknown): void {
    this.work.failed(error);
    this.retry = setTimeout(() => {
      this.retry = undefined;
      this.wake();
    }, this.retryMs);
    this.retry.unref();
    this.retryMs = Math.min(MOST_RETRY_MS, this.retryMs * 2);
  }
}
