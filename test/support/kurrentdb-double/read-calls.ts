import { randomUUID } from 'node:crypto';
import type { ServerWritableStream } from '@grpc/grpc-js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { DoubleLog, WireRecord } from './double-log.js';
import type { Faults } from './faults.js';
import { LiveSubscription } from './live-subscription.js';
import { invalidArgument, refusal } from './status-errors.js';
import { eventMessage, filterOf, streamNameOf, streamNotFoundMessage } from './wire-messages.js';

type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

/** Answers reads of streams and of `$all`, and keeps the subscriptions. */
export class ReadCalls {
  readonly subscriptions = new Set<LiveSubscription>();
  /** Subscriptions opened so far. */
  subscribed = 0;
  /** Reads answered so far. */
  count = 0;

  constructor(
    private readonly log: DoubleLog,
    private readonly faults: Faults,
  ) {}

  read(call: ReadCall): void {
    call.on('error', () => {});
    const leaderOnly = call.metadata.get('requires-leader')[0] === 'true';
    const refused = refusal(this.faults, call.metadata, leaderOnly);
    if (refused) return void call.emit('error', refused);
    const options = call.request.getOptions()!;
    this.answer(call, options).catch((error: unknown) => call.emit('error', error));
  }

  private async answer(call: ReadCall, options: ReadReq.Options): Promise<void> {
    if (options.hasSubscription()) return this.subscribe(call, options);
    this.count++;
    await this.faults.delay();
    const records = options.hasStream() ? await this.ofStream(call, options) : await this.ofAll(options);
    for (const record of records) {
      if (call.cancelled) return;
      if (!call.write(eventMessage(record))) await new Promise((resolve) => call.once('drain', resolve));
    }
    call.end();
  }

  private async subscribe(call: ReadCall, options: ReadReq.Options): Promise<void> {
    const at = options.getAll()!.getPosition();
    const after = at && (await this.known(at));
    const subscription = new LiveSubscription(call, this.log, this.faults, after);
    this.subscriptions.add(subscription);
    this.subscribed++;
    try {
      await subscription.run(randomUUID());
    } finally {
      this.subscriptions.delete(subscription);
    }
  }

  private async ofStream(call: ReadCall, options: ReadReq.Options): Promise<readonly WireRecord[]> {
    const asked = options.getStream()!;
    const stream = streamNameOf(asked.getStreamIdentifier());
    const found = await this.log.stream(stream, {
      ...(asked.hasRevision() && { from: Number(asked.getRevision()) }),
      backwards: isBackwards(options),
      limit: Number(options.getCount()),
    });
    if (found === undefined) call.write(streamNotFoundMessage(stream));
    return found ?? [];
  }

  private async ofAll(options: ReadReq.Options): Promise<readonly WireRecord[]> {
    const asked = options.getAll()!.getPosition();
    const at = asked && (await this.known(asked));
    const wanted = filterOf(options);
    const backwards = isBackwards(options);
    const log = await this.log.all();
    const found: WireRecord[] = [];
    for (const record of backwards ? log.toReversed() : log) {
      // From a position: at it and behind it, or, backwards, before it.
      if (at !== undefined && (backwards ? record.position >= at : record.position < at)) continue;
      if (found.length === Number(options.getCount())) break;
      if (wanted(record)) found.push(record);
    }
    return found;
  }

  private async known(position: ReadReq.Options.Position): Promise<number> {
    const commit = Number(position.getCommitPosition());
    if (position.getPreparePosition() !== position.getCommitPosition() || !(await this.log.holds(commit))) {
      throw invalidArgument('Invalid position');
    }
    return commit;
  }
}

function isBackwards(options: ReadReq.Options): boolean {
  return options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;
}
