import type { NewEvent } from '#event-store';
import { eventIdOf, type Refusal } from '#feed';
import { RECORD_REFUSED, type RecordRefused } from '../projection/log-event-types.js';

/** Longest text of a refused record that is kept for sending it again; longer ones are cut off and cannot be. */
const KEPT_CHARACTERS = 65_536;
/** Of records that sending again could never cure, so much is enough to recognise them by. */
const EXCERPT_CHARACTERS = 512;

/** The refusal as an event of the log. The same refused message leads to the same id, however often it comes. */
export function rejectionEvent(refusal: Refusal, raw: string | undefined, origin: string, at: string): NewEvent {
  const { code, pointer, message, source, id } = refusal;
  const refused: RecordRefused = {
    code,
    pointer,
    message,
    ...(source === undefined ? {} : { source }),
    ...(id === undefined ? {} : { recordId: id }),
    ...(raw === undefined || code === 'PERSONAL_DATA' ? {} : { value: kept(raw, code) }),
    origin,
    at,
  };
  return {
    id: eventIdOf('/zhibiao/rejections', `${origin}/${code}/${pointer}`, 1),
    type: RECORD_REFUSED,
    data: JSON.stringify(refused),
  };
}

/** Whether reference data could cure a refusal. */
export function isCurable(code: string): boolean {
  return (
    code.startsWith('UNKNOWN_') ||
    code === 'SOURCE_NOT_ALLOWED' ||
    code === 'DATE_OUT_OF_RANGE' ||
    code === 'PERIOD_CLOSED'
  );
}

function kept(raw: string, code: string): string {
  return raw.slice(0, isCurable(code) ? KEPT_CHARACTERS : EXCERPT_CHARACTERS);
}
