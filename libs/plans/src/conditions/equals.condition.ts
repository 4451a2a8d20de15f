import { parseFigure, withUnit } from '../figure.js';
import { bandParts, widened, type Band } from './band.js';
import type { ConditionRule } from './condition-rule.js';

/** Exactly the figure; with a tolerance 左右、约, as much more or less. */
export const equals: ConditionRule<'equals', number, Band> = {
  ...bandParts,
  name: 'equals',
  parse: (raw) => parseFigure('equals', raw),
  figures: (figure) => [figure],
  resolve: (figure, resolver) => widened(figure, figure, resolver),
  describe: (figure, unit) => ({ zh: `= ${withUnit(figure, unit)}`, en: `= ${withUnit(figure, unit)}` }),
};
