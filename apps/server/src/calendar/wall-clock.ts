import { formatDay, parseDay, type Day } from '#calendar';
import type { EventStore } from '#event-store';
import { eventIdOf } from '#feed';
import { DAY_OPENED, type DayOpened } from '../projection/log-event-types.js';

/** China keeps one time, eight hours ahead of UTC. */
const REGION_OFFSET_MS = 8 * 3_600_000;
const LOOK_AGAIN_MS = 30_000;

/** Opens the days of the regions by the wall clock (`CLOCK=system`): the one place where it becomes events. */
export class WallClock {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly regions: readonly string[],
    private readonly log: (message: string, error: unknown) => void,
    private readonly now: () => number = Date.now,
  ) {}

  start(): void {
    const tick = (): void => {
      this.openDays().catch((error: unknown) => this.log('the day could not be opened; trying again', error));
    };
    tick();
    this.timer = setInterval(tick, LOOK_AGAIN_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Opens every day that began since the last one opened. Twice at once is harmless: a day never opens again. */
  async openDays(): Promise<void> {
    const today = Math.floor((this.now() + REGION_OFFSET_MS) / 86_400_000);
    for (const region of this.regions) {
      const last = await this.lastOpened(region);
      if (last !== undefined && last >= today) continue;
      const events = [];
      for (let day = last === undefined ? today : last + 1; day <= today; day++) {
        const opened: DayOpened = { region, day: formatDay(day) };
        const id = eventIdOf('/zhibiao/calendar', `${region}/${opened.day}`, 1);
        events.push({ id, type: DAY_OPENED, data: JSON.stringify(opened) });
      }
      await this.store.append(`calendar-${region}`, 'any', events);
    }
  }

  private async lastOpened(region: string): Promise<Day | undefined> {
    for await (const event of this.store.readStream(`calendar-${region}`, { direction: 'backwards', limit: 1 })) {
      return parseDay((JSON.parse(event.data) as DayOpened).day);
    }
    return undefined;
  }
}
