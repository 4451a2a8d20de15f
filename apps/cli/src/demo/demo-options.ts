import type { DemoRegion } from './generator/demo-year.js';

export interface DemoOptions {
  readonly keep: boolean;
  readonly kafka: boolean;
  readonly seed: number;
  readonly region: DemoRegion;
  /** 0: any free one. */
  readonly port: number;
  readonly json: boolean;
}
