import type { DemoRegion } from './generator/demo-year.js';

export interface DemoOptions {
  readonly keep: boolean;
  /** Also what the summary leaves out: every target, the alerts, the records. */
  readonly full: boolean;
  readonly kafka: boolean;
  readonly seed: number;
  readonly region: DemoRegion;
  /** 0: any free one. */
  readonly port: number;
  readonly json: boolean;
}
