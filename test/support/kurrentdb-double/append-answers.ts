import code from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/code_pb.js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import statuses from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { Code } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/code_pb.js';
import type { Status } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import type {
  AppendResp,
  BatchAppendResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import type { WireAppendOutcome } from './double-log.js';

type Actual = number | 'no-stream';

const { Code: C } = code;

/** The part of a generated message that is packed into an error. */
interface Packable {
  serializeBinary(): Uint8Array;
}

function failure(kind: string, message: Packable, statusCode: Code): Status {
  const details = new any.Any();
  details.pack(message.serializeBinary(), `event_store.client.${kind}`);
  return new statuses.Status().setMessage(kind).setCode(statusCode).setDetails(details);
}

export const batchTimeout = (): Status => failure('Timeout', new shared.Timeout(), C.DEADLINE_EXCEEDED);

export const batchAccessDenied = (): Status => failure('AccessDenied', new shared.AccessDenied(), C.PERMISSION_DENIED);

export const batchMaximumAppendSizeExceeded = (bytes: number): Status =>
  failure(
    'MaximumAppendSizeExceeded',
    new shared.MaximumAppendSizeExceeded().setMaxappendsize(bytes),
    C.INVALID_ARGUMENT,
  );

export function batchWrongExpectedVersion(actual: Actual): Status {
  const message = new shared.WrongExpectedVersion();
  if (actual === 'no-stream') message.setCurrentNoStream(new empty.Empty());
  else message.setCurrentStreamRevision(String(actual));
  return failure('WrongExpectedVersion', message, C.ALREADY_EXISTS);
}

/** The outcome of an append in a batch stream; the caller adds whose it is. */
export function batchAnswer(outcome: WireAppendOutcome): BatchAppendResp {
  const answer = new streams.BatchAppendResp();
  switch (outcome.kind) {
    case 'wrong-expected-version':
      return answer.setError(batchWrongExpectedVersion(outcome.actual));
    case 'invalid-transaction':
      return answer.setError(failure('Unknown', new shared.Unknown(), C.UNKNOWN));
    case 'appended': {
      const position = new shared.AllStreamPosition()
        .setCommitPosition(String(outcome.position))
        .setPreparePosition(String(outcome.position));
      const success = new streams.BatchAppendResp.Success()
        .setCurrentRevision(String(outcome.revision))
        .setPosition(position);
      return answer.setSuccess(success);
    }
  }
}

export function wrongExpectedVersion(actual: Actual): AppendResp {
  const conflict = new streams.AppendResp.WrongExpectedVersion();
  if (actual === 'no-stream') conflict.setCurrentNoStream(new shared.Empty());
  else conflict.setCurrentRevision(String(actual));
  return new streams.AppendResp().setWrongExpectedVersion(conflict);
}

export function appended(revision: number, position: number): AppendResp {
  const at = new streams.AppendResp.Position().setCommitPosition(String(position)).setPreparePosition(String(position));
  const success = new streams.AppendResp.Success().setCurrentRevision(String(revision)).setPosition(at);
  return new streams.AppendResp().setSuccess(success);
}
