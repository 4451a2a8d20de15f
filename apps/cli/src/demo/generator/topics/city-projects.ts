import type { Arrival } from '../feed-event.js';
import { regionMonthly } from '../monthly.js';
import type { World } from '../world.js';

/** What the city adds in each month of the year. */
const ADDED: Readonly<Record<string, readonly number[]>> = {
  'jining.provincial-public-health-specialties': [0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0],
  'jining.disease-centres': [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0],
  'jining.national-specialties': [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0],
  'jining.provincial-county-specialties': [0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0],
  'jining.municipal-specialties': [0, 0, 0, 12, 0, 0, 0, 0, 0, 20, 0, 0],
  'jining.boutique-specialties': [0, 0, 0, 4, 0, 0, 0, 0, 0, 6, 0, 0],
  'jining.famous-doctor-studios': [2, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0],
};

/** How things stand in the city at each month's end. */
const LEVELS: Readonly<Record<string, readonly number[]>> = {
  'jining.famous-doctor-diseases': [12, 14, 15, 17, 18, 20, 22, 23, 25, 26, 27, 27],
  'central-pharmacies.all': [11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11],
  'central-pharmacies.shortage-register': [2, 3, 4, 5, 6, 7, 8, 8, 9, 10, 11, 11],
  'medical-alliances.all': [14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14],
  'medical-alliances.on-referral-platform': [2, 3, 4, 6, 7, 8, 9, 10, 11, 13, 14, 14],
  'family-doctor.lead-hospitals': [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3],
  'family-doctor.slot-days-ahead': [42, 42, 45, 48, 51, 54, 57, 60, 60, 60, 60, 60],
  'research.key-laboratories': [8, 8, 8, 8, 8, 9, 9, 9, 9, 9, 10, 10],
  'research.key-disciplines': [12, 12, 12, 13, 13, 13, 13, 14, 14, 14, 15, 15],
  'information.facilities-due': [912, 912, 912, 912, 912, 912, 912, 912, 912, 912, 912, 912],
  'information.facilities-connected': [402, 455, 512, 568, 621, 677, 721, 768, 814, 862, 905, 912],
  'information.recognised-items': [236, 236, 248, 248, 260, 260, 272, 284, 284, 296, 306, 306],
  'information.recognition-facilities': [203, 208, 214, 219, 225, 231, 236, 242, 247, 253, 258, 263],
};

/** Staff won, sent to study, or supported in each month. Of the 20 or so doctorates 18 are supported. */
const STAFF: Readonly<Record<string, readonly number[]>> = {
  'workforce.high-level-recruited': [6, 8, 14, 22, 18, 15, 30, 34, 27, 20, 12, 8],
  'workforce.sent-to-study': [28, 20, 44, 40, 38, 32, 30, 36, 58, 46, 35, 24],
  'workforce.doctoral-support': [0, 0, 0, 0, 4, 6, 0, 0, 8, 0, 0, 0],
};

/** The health commission's own reports, each month. */
export function* cityProjects(world: World): Generator<Arrival> {
  yield* regionMonthly(world, 'health-commission', { ...ADDED, ...LEVELS });
  yield* regionMonthly(world, 'personnel', STAFF);
}
