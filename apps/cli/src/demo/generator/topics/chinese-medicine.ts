import type { Arrival } from '../feed-event.js';
import { regionMonthly } from '../monthly.js';
import type { World } from '../world.js';

/**
 * Chinese medicine in the city, month by month. One provincial project of the two that were wanted, and eight research
 * projects of ten; five smart pharmacies where six or so will do.
 */
const TABLE: Readonly<Record<string, readonly number[]>> = {
  'jining.tcm-provincial-projects': [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0],
  'jining.xiyuan-hospital-rank': [118, 118, 118, 112, 112, 112, 112, 106, 106, 106, 96, 96],
  'jining.tcm-featured-centres': [0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  'jining.tcm-prevention-plans': [4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 5, 4],
  'jining.smart-tcm-pharmacies': [0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0],
  'jining.herb-standards': [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0],
  'jining.herb-gardens': [0, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1],
  'research.tcm-projects': [0, 0, 1, 1, 0, 1, 1, 0, 2, 1, 1, 0],
};

/** Projects, plans, pharmacies and gardens of Chinese medicine. */
export function* chineseMedicine(world: World): Generator<Arrival> {
  yield* regionMonthly(world, 'chinese-medicine', TABLE);
}
