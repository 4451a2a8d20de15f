import type { StreamAppend } from '#event-store';
import type { AppendOutcome } from '../append-plan.js';

type Write = (appends: readonly StreamAppend[]) => Promise<readonly AppendOutcome[]>;

interface Waiting {
  readonly appends: readonly StreamAppend[];
  readonly events: number;
  resolve(outcomes: readonly AppendOutcome[]): void;
  reject(error: unknown): void;
}

/** Events that go into one transaction together; a single batch may be larger. */
const MOST_EVENTS = 20_000;
/** SQLSTATE class "data exception": the transaction was certainly rolled back, and the data of one caller are to blame. */
const DATA_EXCEPTION = /^22/;

/**
 * Group commit. Appends hold a lock of the whole log anyway, so one transaction runs at a time and what arrives meanwhile
 * goes into the next one together: one commit for many writers, and no connection that only waits for the lock.
 */
export class AppendQueue {
  #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;

  constructor(private readonly write: Write) {}

  append(appends: readonly StreamAppend[]): Promise<readonly AppendOutcome[]> {
    const events = appends.reduce((sum, append) => sum + append.events.length, 0);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ appends, events, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** When every append so far has been answered. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) await this.#writeGroup(this.#takeGroup());
    this.#running = undefined;
  }

  #takeGroup(): Waiting[] {
    let events = 0;
    const tooMany = this.#waiting.findIndex((one, i) => (events += one.events) > MOST_EVENTS && i > 0);
    return this.#waiting.splice(0, tooMany < 0 ? this.#waiting.length : tooMany);
  }

  async #writeGroup(group: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.write(group.flatMap(({ appends }) => appends));
      let from = 0;
      for (const { appends, resolve } of group) resolve(outcomes.slice(from, (from += appends.length)));
    } catch (error) {
      if (group.length > 1 && isDataException(error)) for (const one of group) await this.#writeGroup([one]);
      else for (const { reject } of group) reject(error);
    }
  }
}

function isDataException(error: unknown): boolean {
  return error instanceof Error && 'code' in error && DATA_EXCEPTION.test(String(error.code));
}
