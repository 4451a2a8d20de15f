import type { AppendResult, StreamAppend } from '#event-store';
import { lastRevisionOf, WrongExpectedRevisionError } from '#event-store';
import type { LogReader } from '../read/log-reader.js';
import { Gate, Lanes } from './gate.js';
import type { PersistentAppend } from './persistent-append.js';
import { splitAppends, type SplitAppend } from './split-append.js';

/**
 * Appends under way at once. The client holds back what comes while 16 messages wait to be sent, and where the connection
 * is then lost, those end as rejections that nobody can catch.
 */
const MOST_UNDER_WAY = 8;
/** Streams whose last revision is remembered. */
const MOST_REMEMBERED = 1_000;

/**
 * Sends appends in their order, several at once, those of one stream one after the other. `any` is made a place too: the
 * stream's last revision, as remembered or read. Without a place the server would take some repeats for done, refuse
 * others, and nobody could tell afterwards whether an append arrived.
 */
export class Appender {
  private readonly lanes = new Lanes();
  private readonly window = new Gate(MOST_UNDER_WAY);
  private readonly revisions = new Map<string, number>();
  private readonly underWay = new Set<Promise<unknown>>();
  /** A connection that is being made may turn the order of what is sent meanwhile. */
  private connected = false;

  constructor(
    private readonly persistent: PersistentAppend,
    private readonly reader: LogReader,
  ) {}

  /** All of them, or what went wrong: what stopped the batch, else the first conflict. */
  async append(appends: readonly StreamAppend[]): Promise<readonly AppendResult[]> {
    const sent: Promise<AppendResult>[] = [];
    let broken = false;
    for (const append of splitAppends(appends)) {
      const { result } = await this.send(append);
      sent.push(result);
      result.catch((error: unknown) => (broken ||= !isConflict(error)));
      if (!this.connected) {
        await Promise.allSettled([result]);
        this.connected = !broken;
      }
      if (broken) break;
    }
    return resultsOf(await Promise.allSettled(sent));
  }

  /** When everything that was sent has its outcome. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.underWay);
  }

  /** Resolves once the append is on its way: in a box, for a bare promise would be waited for too. */
  private async send(append: SplitAppend): Promise<{ readonly result: Promise<AppendResult> }> {
    const leaveLane = await this.lanes.enter(append.stream);
    const leaveWindow = await this.window.enter();
    const place = await settled(this.placeOf(append));
    const result = this.write(append, place).finally(() => {
      leaveWindow();
      leaveLane();
      this.underWay.delete(result);
    });
    this.underWay.add(result);
    return { result };
  }

  private async placeOf({ stream, expected }: SplitAppend): Promise<number> {
    return lastRevisionOf(expected) ?? this.revisions.get(stream) ?? this.reader.lastRevision(stream);
  }

  private async write(append: SplitAppend, place: PromiseSettledResult<number>): Promise<AppendResult> {
    const { stream, expected } = append;
    this.revisions.delete(stream);
    try {
      if (place.status === 'rejected') throw place.reason;
      const result = await this.persistent.run(append, place.value);
      if (expected === 'any') this.remember(stream, result.revision);
      return result;
    } catch (error) {
      if (!isConflict(error)) this.connected = false;
      throw error;
    }
  }

  private remember(stream: string, revision: number): void {
    this.revisions.set(stream, revision);
    if (this.revisions.size > MOST_REMEMBERED) this.revisions.delete(this.revisions.keys().next().value!);
  }
}

function resultsOf(outcomes: readonly PromiseSettledResult<AppendResult>[]): readonly AppendResult[] {
  const failed = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
  if (failed.length > 0) throw failed.find((error) => !isConflict(error)) ?? failed[0];
  return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
}

function isConflict(error: unknown): boolean {
  return error instanceof WrongExpectedRevisionError;
}

async function settled<T>(promise: Promise<T>): Promise<PromiseSettledResult<T>> {
  const [outcome] = await Promise.allSettled([promise]);
  return outcome;
}
