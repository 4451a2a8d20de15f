import type { NewEvent } from '../event.js';

/** A deterministic UUID, so that a test can name an event by a number. */
export function sampleId(n: number): string {
  return `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
}

export function sampleEvent(n: number, data: unknown = { n }): NewEvent {
  return { id: sampleId(n), type: `zhibiao.sample-${n % 3}.v1`, data: JSON.stringify(data) };
}

/** The sample events numbered `from` up to and including `to`. */
export function sampleEvents(from: number, to: number): NewEvent[] {
  return Array.from({ length: to - from + 1 }, (_, i) => sampleEvent(from + i));
}
