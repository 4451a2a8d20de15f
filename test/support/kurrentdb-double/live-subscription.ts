import type { ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { DoubleLog, WireRecord } from './double-log.js';
import type { Faults } from './faults.js';
import { unavailable } from './status-errors.js';
import {
  caughtUpMessage,
  checkpointMessage,
  confirmationMessage,
  eventMessage,
  fellBehindMessage,
  filterOf,
} from './wire-messages.js';

/** Events a filter may leave out before a checkpoint tells how far the server has looked, times the interval. */
const WINDOW = 32;

/** A subscription to `$all` that a client has open. */
export class LiveSubscription {
  private readonly ended = new AbortController();
  private stalled = false;
  private passed = 0;
  private at: number;

  constructor(
    private readonly call: ServerWritableStream<ReadReq, ReadResp>,
    private readonly log: DoubleLog,
    private readonly faults: Faults,
    private readonly after: number | undefined,
  ) {
    this.at = after ?? 0;
    call.on('cancelled', () => this.ended.abort());
  }

  /** Until the client or the double ends it. */
  async run(id: string): Promise<void> {
    const options = this.call.request.getOptions()!;
    const wanted = filterOf(options);
    const interval = WINDOW * (options.getFilter()?.getCheckpointintervalmultiplier() ?? 1);
    await this.send(confirmationMessage(id));
    if (this.at >= (await this.log.head())) await this.send(caughtUpMessage(this.at));
    for await (const batch of this.log.follow(this.after, this.ended.signal)) {
      for (const record of batch) {
        if (wanted(record)) await this.deliver(record);
        else if (++this.passed % interval === 0) await this.send(checkpointMessage(record.position));
        this.at = record.position;
      }
      if (this.at < (await this.log.head())) continue;
      if (options.hasFilter()) await this.send(checkpointMessage(this.at));
      await this.send(caughtUpMessage(this.at));
    }
  }

  /** Ends it as a lost connection does. */
  drop(): void {
    this.ended.abort();
    this.call.emit('error', unavailable('the subscription was dropped'));
  }

  /** Ends it without an error. */
  end(): void {
    this.ended.abort();
    this.call.end();
  }

  /** Sends nothing any more, and stays open. */
  stall(): void {
    this.stalled = true;
  }

  /** Tells that it is behind, and then that it is not. */
  async fallBehind(): Promise<void> {
    await this.send(fellBehindMessage(this.at));
    await this.send(caughtUpMessage(this.at));
  }

  private async deliver(record: WireRecord): Promise<void> {
    await this.send(eventMessage(record));
    if (this.faults.duplicates === 0) return;
    this.faults.duplicates--;
    await this.send(eventMessage(record));
  }

  private async send(message: ReadResp): Promise<void> {
    await this.faults.delay();
    if (this.stalled || this.ended.signal.aborted) return;
    if (this.call.write(message)) return;
    await new Promise<void>((resolve) => {
      const go = (): void => {
        this.call.off('drain', go);
        this.ended.signal.removeEventListener('abort', go);
        resolve();
      };
      this.call.once('drain', go);
      this.ended.signal.addEventListener('abort', go);
    });
  }
}
