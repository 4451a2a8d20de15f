/** How a county of the made-up year does. All figures are invented; the order of size follows the real counties. */
export interface CountyProfile {
  readonly code: string;
  /** Residents. */
  readonly people: number;
  /** About 1: below it things go slower than planned, above it faster. */
  readonly pace: number;
  /** Vaccination coverage at the year's end, in percent. */
  readonly vaccination: number;
  /** Shape of the year: above 1 late, below 1 early. */
  readonly lateness: number;
}

export const COUNTY_PROFILES: readonly CountyProfile[] = [
  { code: '370811', people: 1_246_000, pace: 1.02, vaccination: 96.1, lateness: 0.97 },
  { code: '370812', people: 562_000, pace: 1.03, vaccination: 95.4, lateness: 0.98 },
  // Behind from spring on, and misses the target.
  { code: '370826', people: 631_000, pace: 0.93, vaccination: 90.8, lateness: 1.05 },
  { code: '370827', people: 437_000, pace: 0.99, vaccination: 94.2, lateness: 0.97 },
  { code: '370828', people: 631_000, pace: 1.02, vaccination: 95.8, lateness: 0.97 },
  // Starts slowly and is in time from summer on.
  { code: '370829', people: 758_000, pace: 0.98, vaccination: 94.9, lateness: 1.07 },
  { code: '370830', people: 720_000, pace: 1, vaccination: 94.4, lateness: 0.98 },
  // The slowest, and misses the target by far.
  { code: '370831', people: 546_000, pace: 0.88, vaccination: 88.6, lateness: 1.14 },
  // Far behind, and catches up in the last month.
  { code: '370832', people: 735_000, pace: 0.95, vaccination: 93.4, lateness: 1.22 },
  { code: '370881', people: 624_000, pace: 1.05, vaccination: 96.8, lateness: 0.94 },
  { code: '370883', people: 1_170_000, pace: 1.06, vaccination: 97.2, lateness: 0.93 },
];
