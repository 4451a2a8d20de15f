import type { FeedContext } from '../feed-context.js';
import { inspectContent } from './content-inspection.js';
import { refused } from './event-checks.js';
import { refuse, type FeedReading } from './feed-reading.js';
import { parseJson, readCloudEvent, readFeedRecord } from './record-reader.js';

/** The part of a Kafka message that carries an event. */
export interface EventMessage {
  readonly value: Uint8Array | null;
  readonly headers: MessageHeaders;
}

export type MessageHeaders = Readonly<Record<string, Uint8Array | string | undefined>>;

const ATTRIBUTE_PREFIX = 'ce_';
const STRUCTURED = 'application/cloudevents+json';
const WHOLE_NUMBER = /^\d{1,16}$/;
const utf8 = new TextDecoder();

/** Reads a message in structured or binary content mode (CloudEvents Kafka binding 1.0), as its headers tell. */
export function readFeedMessage(message: EventMessage, context: FeedContext): FeedReading {
  if (message.value === null) {
    return refused(refuse('INVALID_JSON', '', '消息没有内容；撤回记录请发送 zhibiao.record.withdrawn.v1'));
  }
  return isBinaryMode(message.headers)
    ? readBinaryMode(message.headers, message.value, context)
    : readFeedRecord(message.value, context);
}

/** Whether the attributes stand in the headers and the value is the data alone. */
export function isBinaryMode(headers: MessageHeaders): boolean {
  let attributes = false;
  for (const name in headers) {
    const known = name.toLowerCase();
    if (known === 'content-type' && textOf(headers[name]).toLowerCase().startsWith(STRUCTURED)) return false;
    attributes ||= known.startsWith(ATTRIBUTE_PREFIX);
  }
  return attributes;
}

/** Reads an event in binary mode: `ce_` headers are its attributes, `content-type` its `datacontenttype`. */
export function readBinaryMode(headers: MessageHeaders, body: string | Uint8Array, context: FeedContext): FeedReading {
  const attributes = attributesIn(headers);
  // Before the data, so that no message about them repeats a personal number from the headers.
  const found = inspectContent(attributes);
  if (found) return refused(found, attributes);
  const data = parseJson(body);
  if (!data.ok) return refused(data.refusal, attributes);
  return readCloudEvent({ ...attributes, data: data.value }, context);
}

function attributesIn(headers: MessageHeaders): Record<string, unknown> {
  const attributes: [string, unknown][] = [];
  for (const [header, value] of Object.entries(headers)) {
    const name = header.toLowerCase();
    if (name === 'content-type') attributes.push(['datacontenttype', textOf(value)]);
    else if (name.startsWith(ATTRIBUTE_PREFIX)) {
      const attribute = name.slice(ATTRIBUTE_PREFIX.length);
      attributes.push([attribute, attribute === 'revision' ? wholeNumberIn(textOf(value)) : textOf(value)]);
    }
  }
  return Object.fromEntries(attributes);
}

/** Headers are text; what is no number stays as it is and is refused with the rest of the envelope. */
function wholeNumberIn(text: string): number | string {
  return WHOLE_NUMBER.test(text) ? Number(text) : text;
}

function textOf(value: Uint8Array | string | undefined): string {
  return typeof value === 'string' ? value : value === undefined ? '' : utf8.decode(value);
}
