import type { Day } from '#calendar';
import type { Resolver, Source } from '../conditions/resolver.js';
import type { Target } from '../plan.js';
import type { Observation } from '../status.js';
import { slackOf } from '../tolerance.js';

/** What the references of a target's condition come to at one unit, as of one day. Asks for each value once. */
export class TargetResolver implements Resolver {
  /** What the first reference with a value came to; `null`: none has been asked for, or none has a value. */
  resolved: number | null = null;
  /** Whether the unit's own data were asked, so that the figures are its own. */
  hasAsked = false;
  private lastYear: number | null | undefined;

  constructor(
    private readonly target: Target,
    private readonly observation: Observation,
    private readonly day: Day,
  ) {}

  get hasBaseline(): boolean {
    return this.target.baseline !== undefined;
  }

  valueOf(source: Source): number | null {
    const value = this.lookUp(source);
    this.resolved ??= value;
    return value;
  }

  slack(figure: number): number {
    return slackOf(this.target.tolerance, figure);
  }

  private lookUp(source: Source): number | null {
    if ('value' in source) return source.value;
    if ('baseline' in source) return this.target.baseline ? this.lookUp(this.target.baseline) : null;
    this.hasAsked = true;
    if ('indicator' in source) return this.observation.indicatorValue?.(source.indicator, this.day) ?? null;
    if (this.lastYear === undefined) this.lastYear = this.observation.previousYear?.() ?? null;
    return this.lastYear;
  }
}
