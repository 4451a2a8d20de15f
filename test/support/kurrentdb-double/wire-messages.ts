import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type {
  AppendReq,
  BatchAppendReq,
  ReadReq,
  ReadResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { StreamIdentifier } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import timestamp from 'google-protobuf/google/protobuf/timestamp_pb.js';
import type { WireEvent, WireRecord } from './double-log.js';

const { ReadResp: Resp } = streams;
/** .NET ticks (100 ns) since 1970, as the server dates events. */
const CREATED = '17400000000000000';

export const streamNameOf = (identifier: StreamIdentifier | undefined): string =>
  Buffer.from(identifier!.getStreamName_asU8()).toString('utf8');

export function streamIdentifier(stream: string): StreamIdentifier {
  return new shared.StreamIdentifier().setStreamName(Uint8Array.from(Buffer.from(stream, 'utf8')));
}

export function wireEventOf(message: AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage): WireEvent {
  return {
    id: message.getId()!.getString(),
    type: message.getMetadataMap().get('type') ?? '',
    contentType: message.getMetadataMap().get('content-type') ?? '',
    data: message.getData_asU8(),
    customMetadata: message.getCustomMetadata_asU8(),
  };
}

/** Bytes of an event as the server counts them against its limit. */
export const sizeOf = ({ type, data, customMetadata }: WireEvent): number =>
  data.length + customMetadata.length + 2 * type.length;

export function eventMessage(record: WireRecord): ReadResp {
  const event = new Resp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(record.id))
    .setStreamIdentifier(streamIdentifier(record.stream))
    .setStreamRevision(String(record.revision))
    .setCommitPosition(String(record.position))
    .setPreparePosition(String(record.position))
    .setData(record.data)
    .setCustomMetadata(record.customMetadata);
  event.getMetadataMap().set('type', record.type);
  event.getMetadataMap().set('content-type', record.contentType);
  event.getMetadataMap().set('created', CREATED);
  return new Resp().setEvent(new Resp.ReadEvent().setEvent(event).setCommitPosition(String(record.position)));
}

export const streamNotFoundMessage = (stream: string): ReadResp =>
  new Resp().setStreamNotFound(new Resp.StreamNotFound().setStreamIdentifier(streamIdentifier(stream)));

export const confirmationMessage = (id: string): ReadResp =>
  new Resp().setConfirmation(new Resp.SubscriptionConfirmation().setSubscriptionId(id));

export function checkpointMessage(position: number): ReadResp {
  const checkpoint = new Resp.Checkpoint()
    .setCommitPosition(String(position))
    .setPreparePosition(String(position))
    .setTimestamp(timestamp.Timestamp.fromDate(new Date()));
  return new Resp().setCheckpoint(checkpoint);
}

export function caughtUpMessage(position: number): ReadResp {
  const now = timestamp.Timestamp.fromDate(new Date());
  return new Resp().setCaughtUp(new Resp.CaughtUp().setTimestamp(now).setPosition(allPosition(position)));
}

export function fellBehindMessage(position: number): ReadResp {
  const now = timestamp.Timestamp.fromDate(new Date());
  return new Resp().setFellBehind(new Resp.FellBehind().setTimestamp(now).setPosition(allPosition(position)));
}

function allPosition(position: number): ReadResp.Position {
  return new Resp.Position().setCommitPosition(String(position)).setPreparePosition(String(position));
}

/** Whether an event is wanted by the filter of a request; without one, every event is. */
export function filterOf(options: ReadReq.Options): (record: WireRecord) => boolean {
  const filter = options.getFilter();
  if (!filter) return () => true;
  const byStream = filter.getStreamIdentifier();
  const expression = (byStream ?? filter.getEventType())!;
  const regex = expression.getRegex() === '' ? undefined : new RegExp(expression.getRegex());
  const prefixes = expression.getPrefixList();
  return (record) => {
    const name = byStream ? record.stream : record.type;
    return regex ? regex.test(name) : prefixes.some((prefix) => name.startsWith(prefix));
  };
}
