import type { FeedReading } from '#feed';

/** Records by what intake said of them: `accepted` or a refusal code. */
export class IntakeCounts {
  readonly counts = new Map<string, number>();

  note(reading: FeedReading): void {
    const result = reading.ok ? 'accepted' : reading.refusal.code;
    this.counts.set(result, (this.counts.get(result) ?? 0) + 1);
  }
}
