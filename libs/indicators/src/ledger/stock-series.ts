import type { Day } from '#calendar';

/** One report of a stock at a unit. */
export interface StockReport {
  readonly day: Day;
  readonly value: number;
  /** When the source wrote it, and the record's key: they decide between two reports for one day, whatever came first. */
  readonly time: string;
  readonly record: number;
}

/**
 * Reports of one stock at one unit, in order of day. The stock holds its last value, so its contribution on a day is
 * the change against the day before: adding up all days gives the value.
 */
export class StockSeries {
  constructor(readonly reports: StockReport[]) {
    this.reports.sort(compareReports);
  }

  /** Adds a report and tells how the changes per day moved. */
  add(report: StockReport, changed: (day: Day, amount: number) => void): void {
    this.mutate(report.day, changed, () => {
      this.reports.push(report);
      this.reports.sort(compareReports);
    });
  }

  /** Takes the report of a record back. */
  remove(day: Day, record: number, changed: (day: Day, amount: number) => void): void {
    const at = this.reports.findIndex((report) => report.day === day && report.record === record);
    if (at < 0) throw new Error(`no stock report of record ${record} on day ${day}`);
    this.mutate(day, changed, () => this.reports.splice(at, 1));
  }

  private mutate(day: Day, changed: (day: Day, amount: number) => void, change: () => void): void {
    const next = this.reports.find((report) => report.day > day)?.day;
    const here = this.stepAt(day);
    const there = next === undefined ? 0 : this.stepAt(next);
    change();
    changed(day, this.stepAt(day) - here);
    if (next !== undefined) changed(next, this.stepAt(next) - there);
  }

  /** Change on a day against what held before it. */
  private stepAt(day: Day): number {
    let before = 0;
    let on: number | undefined;
    for (const report of this.reports) {
      if (report.day < day) before = report.value;
      else if (report.day === day) on = report.value;
      else break;
    }
    return on === undefined ? 0 : on - before;
  }
}

function compareReports(a: StockReport, b: StockReport): number {
  return a.day - b.day || (a.time < b.time ? -1 : a.time > b.time ? 1 : a.record - b.record);
}
