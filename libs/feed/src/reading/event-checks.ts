import type { FeedContext } from '../feed-context.js';
import { FEED_RECORD_TYPES, type FeedRecord } from '../feed-record.js';
import { eventIdOf } from '../identity/record-identity.js';
import type { Refusal } from '../refusal.js';
import { dataValidatorOf, SUPPORTED_TYPES, validateEnvelope } from './compiled-schemas.js';
import { inspectContent } from './content-inspection.js';
import { refuse, type FeedReading } from './feed-reading.js';
import { holdsPersonalData } from './personal-data.js';
import { checkRecord } from './record-checks.js';
import { schemaRefusal } from './schema-refusal.js';
import { shown } from './shown.js';
import { sourceNotAllowed } from './source-checks.js';
import { localDayAt, TIMESTAMP_FORM } from './timestamp.js';

/**
 * Checks a parsed event from the envelope inwards; the first thing wrong refuses it.
 * @param json the event as structured JSON.
 * @param inspected whether its content went through `inspectContent`, or its text showed that there is no need.
 */
export function checkEvent(event: unknown, json: string, inspected: boolean, context: FeedContext): FeedReading {
  if (!validateEnvelope(event)) {
    return refused(schemaRefusal('INVALID_ENVELOPE', '', validateEnvelope.errors?.[0]), event);
  }
  if (event.time !== undefined && localDayAt(event.time) === undefined) {
    const message = `${shown(event.time)} 不是有效的时间；请写${TIMESTAMP_FORM}，或不填`;
    return refused(refuse('INVALID_ENVELOPE', '/time', message), event);
  }
  const notAllowed = sourceNotAllowed(event.source, '/source', context);
  if (notAllowed) return refused(notAllowed, event);
  const validate = dataValidatorOf(event.type);
  if (!validate) {
    const message = `不支持类型 ${shown(event.type)}；可用的有 ${SUPPORTED_TYPES.join('、')}`;
    return refused(refuse('UNSUPPORTED_TYPE', '/type', message), event);
  }
  if (!validate(event.data)) return refused(schemaRefusal('SCHEMA_VIOLATION', '/data', validate.errors?.[0]), event);
  // Only the evidence of a milestone may nest freely; everywhere else the schemas bound the depth.
  if (!inspected && event.type === FEED_RECORD_TYPES.milestoneUpdated) {
    const found = inspectContent(event);
    if (found) return refused(found, event);
  }
  const record = {
    type: event.type,
    source: event.source,
    id: event.id,
    revision: event.revision ?? 1,
    time: event.time,
    data: event.data,
  } as unknown as FeedRecord;
  const county = checkRecord(record, context);
  if (typeof county !== 'string') return refused(county, event);
  return { ok: true, record, county, json, eventId: eventIdOf(record.source, record.id, record.revision) };
}

/** A refusal that says whose record it is, as far as that can be read and repeated. */
export function refused(refusal: Refusal, event?: unknown): FeedReading {
  const { id, source } = (typeof event === 'object' && event !== null ? event : {}) as Record<string, unknown>;
  return {
    ok: false,
    refusal: {
      ...refusal,
      ...(isRepeatable(id) ? { id } : undefined),
      ...(isRepeatable(source) ? { source } : undefined),
    },
  };
}

function isRepeatable(attribute: unknown): attribute is string {
  return typeof attribute === 'string' && attribute.length <= 256 && !holdsPersonalData(attribute);
}
