import type { AppendResult } from '#event-store';
import { WrongExpectedRevisionError } from '#event-store';
import { failureOf, type ClientFailure } from '../connection/client-failure.js';
import { backoffMs, pause } from '../connection/pause.js';
import { AppendLimitError, AppendOutcomeUnknownError, EventStoreAccessError, StreamDeletedError } from '../errors.js';
import type { WireEvent } from '../event-codec.js';
import type { KurrentTuning } from '../kurrent-options.js';
import type { LogReader } from '../read/log-reader.js';
import { settleByReading, type Settled } from './settle-by-reading.js';
import { MOST_BYTES, type SplitAppend } from './split-append.js';
import type { StreamWriter } from './stream-writer.js';

/** Tries of an append that fails in a way the client has no word for. */
const MOST_UNNAMED = 3;

/**
 * Writes one append, part after part, until its outcome is known. What was not confirmed is looked for at its place in
 * the stream: there it is, or others are, or nobody is and it is sent again to the same place, where it cannot be
 * written twice.
 */
export class PersistentAppend {
  constructor(
    private readonly writer: StreamWriter,
    private readonly reader: LogReader,
    private readonly tuning: KurrentTuning,
    private readonly closing: AbortSignal,
  ) {}

  /** `after`: the stream's last revision as far as is known; only with `any` may it be another. */
  async run(append: SplitAppend, after: number): Promise<AppendResult> {
    let result: AppendResult = { revision: after, position: -1 };
    for (const part of append.parts) result = await this.writePart(append, result.revision, part);
    return result;
  }

  private async writePart(append: SplitAppend, after: number, part: readonly WireEvent[]): Promise<AppendResult> {
    const { stream } = append;
    const trial = new Trial(stream, this.tuning, this.closing);
    let place = after;
    let unnamed = 0;
    for (;;) {
      try {
        return await this.writer.write(stream, place, part);
      } catch (error) {
        const failure = failureOf(error);
        if (failure.kind === 'conflict') {
          place = nextPlace(append, failure.actual);
          trial.refuseWhenOver('others were always quicker to write', error);
          continue;
        }
        throwIfFinal(stream, failure, error);
        const settled = await this.settle(trial, place, part, error);
        if (settled.kind === 'written') return settled.result;
        if (settled.kind === 'displaced') place = nextPlace(append, settled.revision);
        else if (failure.kind === 'unknown' && ++unnamed >= MOST_UNNAMED) throw error;
        await trial.pause(failure.reason, error);
      }
    }
  }

  /** Reads back until it can be read. */
  private async settle(trial: Trial, place: number, part: readonly WireEvent[], cause: unknown): Promise<Settled> {
    for (;;) {
      try {
        return await settleByReading(this.reader, trial.stream, place, part);
      } catch (error) {
        const failure = failureOf(error);
        if (failure.kind !== 'lost' && failure.kind !== 'moved') throw error;
        await trial.pause(failure.reason, cause);
      }
    }
  }
}

/** The time an append is given, and the pauses in it. */
class Trial {
  private readonly endsAt: number;
  private pauses = 0;

  constructor(
    readonly stream: string,
    private readonly tuning: KurrentTuning,
    private readonly closing: AbortSignal,
  ) {
    this.endsAt = performance.now() + tuning.appendPatienceMs;
  }

  refuseWhenOver(reason: string, cause: unknown): void {
    if (!this.closing.aborted && performance.now() < this.endsAt) return;
    throw new AppendOutcomeUnknownError(this.stream, reason, cause);
  }

  async pause(reason: string, cause: unknown): Promise<void> {
    this.refuseWhenOver(reason, cause);
    await pause(backoffMs(++this.pauses, this.tuning.firstBackoffMs, this.tuning.mostBackoffMs), this.closing);
  }
}

/** Where to write instead: behind what there is, unless the writer named the place. */
function nextPlace({ stream, expected }: SplitAppend, actual: number | 'no-stream'): number {
  if (expected !== 'any') throw new WrongExpectedRevisionError(stream, expected, actual);
  return actual === 'no-stream' ? -1 : actual;
}

function throwIfFinal(stream: string, failure: ClientFailure, error: unknown): void {
  if (failure.kind === 'access') {
    throw new EventStoreAccessError(`stream ${stream} may not be written: ${failure.reason}`, error);
  }
  if (failure.kind === 'deleted') throw new StreamDeletedError(stream);
  if (failure.kind === 'too-large') throw new AppendLimitError(stream, MOST_BYTES, error);
}
