import type { Day } from '#calendar';
import type { RefTable } from '#indicators';
import type { OrgTree } from '#org';

/** The regions' calendars: which day has begun in each. A unit keeps the calendar of the plan region it lies in. */
export class Calendars {
  private readonly today = new Map<string, Day>();
  private readonly regionOf = new Map<number, string | undefined>();

  constructor(
    private readonly regions: ReadonlySet<string>,
    private readonly tree: OrgTree,
    private readonly units: RefTable,
    opened: Readonly<Record<string, Day>>,
  ) {
    for (const [region, day] of Object.entries(opened)) this.today.set(region, day);
  }

  /** The day that has begun and is not over; `undefined` where no day was opened yet. */
  of(region: string): Day | undefined {
    return this.today.get(region);
  }

  /** Days never go back. Answers whether this one is new. */
  open(region: string, day: Day): boolean {
    if ((this.today.get(region) ?? Number.NEGATIVE_INFINITY) >= day) return false;
    this.today.set(region, day);
    return true;
  }

  get opened(): Readonly<Record<string, Day>> {
    return Object.fromEntries([...this.today].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Region whose calendar a unit keeps. */
  region(unit: number): string | undefined {
    if (!this.regionOf.has(unit)) {
      const path = this.tree.path(this.units.code(unit));
      this.regionOf.set(
        unit,
        path.find((code) => this.regions.has(code)),
      );
    }
    return this.regionOf.get(unit);
  }
}

/** First and last day that a batch shows to have begun, per region: what moves the calendar when the feed is the clock. */
export class FeedDays {
  private readonly spans = new Map<string, { first: Day; last: Day }>();

  constructor(private readonly calendars: Calendars) {}

  note(unit: number, day: Day): void {
    const region = this.calendars.region(unit);
    if (region === undefined) return;
    const span = this.spans.get(region);
    if (!span) this.spans.set(region, { first: day, last: day });
    else if (day > span.last) span.last = day;
    else if (day < span.first) span.first = day;
  }

  /** Days to be opened, in order. */
  *due(): Generator<{ region: string; day: Day }> {
    for (const [region, { first, last }] of this.spans) {
      const today = this.calendars.of(region);
      for (let day = today === undefined ? first : today + 1; day <= last; day++) yield { region, day };
    }
  }
}
