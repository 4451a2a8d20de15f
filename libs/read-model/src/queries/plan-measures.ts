import type { CompiledIndicators, MeasureDefinition } from '#indicators';
import { referencedIndicators, type Plan } from '#plans';

/** A measure that a plan reads. */
export interface PlanMeasure {
  readonly definition: MeasureDefinition;
  /** Ids of the targets that read it, in the plan's order. */
  readonly targets: readonly string[];
  /**
   * Targets wait for its data: it stands in a numerator and is reported regularly. A population, or an indicator that a
   * target is merely held against, is not waited for; cases and milestones speak when something happens.
   */
  readonly awaited: boolean;
}

const SPEAK_WHEN_IT_HAPPENS = new Set(['case', 'milestone']);

/** Every measure that the targets of a plan read or are held against, in the order of the targets. */
export function planMeasures(
  { targets }: Plan,
  compiled: CompiledIndicators,
  definitions: ReadonlyMap<string, MeasureDefinition>,
): readonly PlanMeasure[] {
  const found = new Map<string, { definition: MeasureDefinition; targets: string[]; awaited: boolean }>();
  for (const target of targets) {
    const numerators = new Set(compiled.numeratorOf(target.indicator));
    const codes = [target.indicator, ...referencedIndicators(target)].flatMap((code) => compiled.measuresOf(code));
    for (const code of new Set(codes)) {
      const definition = definitions.get(code);
      if (!definition) continue;
      const measure = found.get(code) ?? { definition, targets: [], awaited: false };
      found.set(code, measure);
      measure.targets.push(target.id);
      measure.awaited ||= numerators.has(code) && !SPEAK_WHEN_IT_HAPPENS.has(definition.source.kind);
    }
  }
  return [...found.values()];
}
