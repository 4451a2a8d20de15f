import type { CheckContribution } from './define-check.js';
import type { MeasureContribution } from './define-measure.js';
import type { PacingContribution } from './define-pacing.js';
import type { RuleContribution } from './define-rule.js';

/** Whatever a plugin's code adds. A plugin exports its contributions; what else it exports is its own affair. */
export type Contribution = RuleContribution | CheckContribution | MeasureContribution | PacingContribution;
