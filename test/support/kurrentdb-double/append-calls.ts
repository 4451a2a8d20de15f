import type { ServerDuplexStream, ServerReadableStream, sendUnaryData } from '@grpc/grpc-js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { Status } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { ExpectedRevision } from '#event-store';
import {
  appended,
  batchAccessDenied,
  batchAnswer,
  batchMaximumAppendSizeExceeded,
  batchTimeout,
  batchWrongExpectedVersion,
  wrongExpectedVersion,
} from './append-answers.js';
import type { DoubleLog, WireEvent } from './double-log.js';
import type { AppendFault, Faults } from './faults.js';
import {
  invalidTransaction,
  maximumAppendSizeExceeded,
  operationTimedOut,
  refusal,
  unavailable,
} from './status-errors.js';
import { sizeOf, streamIdentifier, streamNameOf, wireEventOf } from './wire-messages.js';

/** Bytes of one append; more is refused, as by a server as it comes. */
const MAX_APPEND_BYTES = 1_048_576;

interface Proposed {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: WireEvent[];
}

const isTooLarge = ({ events }: Proposed): boolean =>
  events.reduce((sum, event) => sum + sizeOf(event), 0) > MAX_APPEND_BYTES;

/** Answers the two ways to append. */
export class AppendCalls {
  /** Appends that came, repeats included. */
  count = 0;
  /** Batch streams opened so far. */
  batchStreams = 0;

  constructor(
    private readonly log: DoubleLog,
    private readonly faults: Faults,
  ) {}

  /** One append, one message an event. */
  append(call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>): void {
    let proposed: Proposed | undefined;
    call.on('data', (request: AppendReq) => {
      const options = request.getOptions();
      if (options) proposed = { ...headOf(options, options.getRevision()), events: [] };
      else proposed!.events.push(wireEventOf(request.getProposedMessage()!));
    });
    call.on('end', () => {
      const refused = refusal(this.faults, call.metadata, true);
      if (refused) return answer(refused);
      this.count++;
      void this.answerOne(proposed!, answer);
    });
  }

  /** Any number of appends on one stream, taken one after the other. */
  batchAppend(call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>): void {
    this.batchStreams++;
    const open = new Map<string, Proposed>();
    let queue = Promise.resolve();
    call.on('error', () => {});
    call.on('end', () => void queue.then(() => call.end()));
    call.on('data', (request: BatchAppendReq) => {
      const id = request.getCorrelationId()!.getString();
      const options = request.getOptions();
      if (options) open.set(id, { ...headOf(options, options.getStreamPosition()), events: [] });
      const proposed = open.get(id)!;
      proposed.events.push(...request.getProposedMessagesList().map(wireEventOf));
      if (!request.getIsFinal()) return;
      open.delete(id);
      queue = queue.then(() => this.answerInBatch(call, request, proposed));
    });
  }

  private async answerOne(proposed: Proposed, answer: sendUnaryData<AppendResp>): Promise<void> {
    await this.faults.delay();
    if (isTooLarge(proposed)) return answer(maximumAppendSizeExceeded(MAX_APPEND_BYTES));
    const fault = this.faults.appends.shift();
    if (typeof fault === 'object') return answer(null, wrongExpectedVersion(fault.wrongExpectedVersion));
    if (isWritten(fault)) {
      const outcome = await this.log.append(proposed.stream, proposed.expected, proposed.events);
      if (fault === undefined) {
        if (outcome.kind === 'invalid-transaction') return answer(invalidTransaction());
        if (outcome.kind === 'wrong-expected-version') return answer(null, wrongExpectedVersion(outcome.actual));
        return answer(null, appended(outcome.revision, outcome.position));
      }
    }
    if (fault?.startsWith('deadline')) return answer(operationTimedOut());
    if (fault?.startsWith('loss')) return answer(unavailable('connection lost'));
  }

  private async answerInBatch(
    call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>,
    request: BatchAppendReq,
    proposed: Proposed,
  ): Promise<void> {
    const send = (response: BatchAppendResp): void => {
      call.write(
        response.setCorrelationId(request.getCorrelationId()).setStreamIdentifier(streamIdentifier(proposed.stream)),
      );
    };
    const fail = (error: Status): void => send(new streams.BatchAppendResp().setError(error));
    this.count++;
    await this.faults.delay();
    if (this.faults.refuseAccess) return fail(batchAccessDenied());
    const refused = refusal(this.faults, call.metadata, true);
    if (refused) return void call.emit('error', refused);
    if (isTooLarge(proposed)) return fail(batchMaximumAppendSizeExceeded(MAX_APPEND_BYTES));
    const fault = this.faults.appends.shift();
    if (fault === 'silence-for-good') return new Promise(() => {});
    if (typeof fault === 'object') return fail(batchWrongExpectedVersion(fault.wrongExpectedVersion));
    if (isWritten(fault)) {
      const outcome = await this.log.append(proposed.stream, proposed.expected, proposed.events);
      if (fault === undefined) return send(batchAnswer(outcome));
    }
    if (fault?.startsWith('deadline')) return fail(batchTimeout());
    if (fault?.startsWith('loss')) call.emit('error', unavailable('connection lost'));
  }
}

const isWritten = (fault: AppendFault | undefined): boolean =>
  fault === undefined || (typeof fault === 'string' && fault.endsWith('after-writing'));

function headOf(
  options: AppendReq.Options | BatchAppendReq.Options,
  revision: string,
): { readonly stream: string; readonly expected: ExpectedRevision } {
  const stream = streamNameOf(options.getStreamIdentifier());
  if (options.hasAny()) return { stream, expected: 'any' };
  if (options.hasNoStream()) return { stream, expected: 'no-stream' };
  return { stream, expected: Number(revision) };
}
