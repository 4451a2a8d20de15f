import type { Position } from '#event-store';
import type { LedgerChange } from '#indicators';
import type { Judging, ProjectionRefs } from '#read-model';
import type { Calendars } from './calendars.js';

/** Is told how the projection goes on, as it goes. It must neither throw nor make the projection wait. */
export interface ProjectionListener {
  /** Memory is about to change: until `committed` it is ahead of what is written. */
  changing(): void;
  /** A batch has changed sums and cases. */
  changed(change: LedgerChange): void;
  /** A day has begun in a region. */
  dayOpened(region: string): void;
  /** Everything up to the position is written, and memory holds just that. */
  committed(position: Position): void;
}

/** Tells several listeners, in order. */
export function allOf(listeners: readonly ProjectionListener[]): ProjectionListener {
  return {
    changing: () => listeners.forEach((one) => one.changing()),
    changed: (change) => listeners.forEach((one) => one.changed(change)),
    dayOpened: (region) => listeners.forEach((one) => one.dayOpened(region)),
    committed: (position) => listeners.forEach((one) => one.committed(position)),
  };
}

/** What of the projection's memory others may look at, between two batches. */
export interface ProjectionSight {
  readonly judging: Judging;
  readonly calendars: Calendars;
  readonly refs: ProjectionRefs;
  readonly position: Position;
}
