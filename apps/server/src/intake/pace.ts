import type { Position } from '#event-store';

interface Appended {
  readonly position: Position;
  readonly events: number;
}

/**
 * Tells how far the projection should be before more is taken in, by counting events: positions are not dense, on
 * KurrentDB they are byte offsets.
 */
export class Pace {
  private readonly lately: Appended[] = [];
  private events = 0;
  private mark: Position | undefined;

  /** `ahead`: events that intake may be ahead. */
  constructor(private readonly ahead: number) {}

  /**
   * Notes what was appended up to a position. Answers the newest noted position that lies at least so many events back;
   * `undefined`: there is none yet.
   */
  note(position: Position, events: number): Position | undefined {
    this.lately.push({ position, events });
    this.events += events;
    while (this.lately.length > 0 && this.events - this.lately[0]!.events >= this.ahead) {
      const oldest = this.lately.shift()!;
      this.events -= oldest.events;
      this.mark = Math.max(this.mark ?? oldest.position, oldest.position);
    }
    return this.mark;
  }
}
