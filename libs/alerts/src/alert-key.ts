import { eventIdOf } from '#feed';

/** Category of the alert streams in the log. */
export const ALERT_CATEGORY = 'alert';

/** What an alert is about. At most one alert is open for a key, because a key is a stream. */
export interface AlertKey {
  readonly plan: string;
  /** Id of the target; absent where a rule speaks. */
  readonly target?: string;
  /** Key of the rule. */
  readonly rule?: string;
  readonly orgUnit: string;
  /** Name of the window, for example `2025` or `2025-Q1`. */
  readonly window: string;
  /** Present for one case past its limit. */
  readonly caseId?: string;
  /** Present for one finding of a rule: its key. */
  readonly finding?: string;
  /** `data`: the reports are missing. `suspended`: the rule failed and is not asked any more. Absent: the target itself. */
  readonly about?: 'data' | 'suspended';
}

/** Words of a key's text that no case or finding may be mistaken for. */
const RESERVED: readonly string[] = ['finding', 'data', 'suspended'];

/**
 * Text of a key: `<plan>/<target or rule>/<orgUnit>/<window>`, then `/<caseId>`, `/finding/<finding>`, `/data` or
 * `/suspended`. Different keys differ.
 */
export function formatAlertKey(key: AlertKey): string {
  const parts = [key.plan, key.target ?? key.rule ?? '', key.orgUnit, key.window].map(escaped);
  if (key.caseId !== undefined) parts.push(escapedName(key.caseId));
  if (key.finding !== undefined) parts.push('finding', escapedName(key.finding));
  if (key.about !== undefined) parts.push(key.about);
  return parts.join('/');
}

/** Sixteen hex digits, the same for the same key for ever. */
export function alertIdOf(key: AlertKey): string {
  return eventIdOf('/alerts', formatAlertKey(key), 1).replaceAll('-', '').slice(0, 16);
}

export function alertStream(alertId: string): string {
  return `${ALERT_CATEGORY}-${alertId}`;
}

function escaped(part: string): string {
  return part.replaceAll('%', '%25').replaceAll('/', '%2F');
}

/** A case that calls itself `data` must not share the key of overdue data. */
function escapedName(name: string): string {
  return RESERVED.includes(name) ? `%${name.charCodeAt(0).toString(16)}${name.slice(1)}` : escaped(name);
}
