import type { OrgUnit } from '#org';
import { report, type Arrival } from '../feed-event.js';
import type { Random } from '../random.js';
import { isOf, monthsOf, type County, type World } from '../world.js';

const GENERAL_HOSPITAL = ['综合医院'];
const HOSPITALS = ['综合医院', '中医医院', '妇幼保健院', '精神专科医院'];
const TOWNSHIP_CENTRES = ['乡镇卫生院', '社区卫生服务中心'];

interface Installation {
  readonly measure: string;
  applies(unit: OrgUnit): boolean;
  /** First and last month in which facilities get it; before 1: they had it when the year began. */
  readonly from: number;
  readonly to: number;
  /** Facilities that do not get it this year, by code. */
  readonly without?: readonly string[];
  /** Share of the facilities that get it at all. */
  readonly share?: number;
}

const INSTALLATIONS: readonly Installation[] = [
  {
    measure: 'immunisation.smart-clinic',
    applies: (unit) => isOf(unit, { functions: ['预防接种'] }),
    from: 0,
    to: 9,
    share: 0.8,
  },
  {
    measure: 'jining.two-prescriptions',
    applies: (unit) => isOf(unit, { functions: ['体检', '基层医疗'] }),
    from: -2,
    to: 8,
    without: ['370831100-2'],
  },
  {
    measure: 'hospital.core-system-monitoring',
    applies: (unit) => isOf(unit, { types: GENERAL_HOSPITAL }),
    from: 0,
    to: 10,
  },
  {
    measure: 'hospital.rehabilitation-department',
    applies: (unit) => isOf(unit, { types: GENERAL_HOSPITAL }),
    from: -2,
    to: 11,
  },
  { measure: 'hospital.referral-centre', applies: (unit) => isOf(unit, { types: GENERAL_HOSPITAL }), from: -1, to: 10 },
  {
    measure: 'hospital.operations-platform',
    applies: (unit) => isOf(unit, { types: HOSPITALS }) && unit.attributes['level'] !== '一级',
    from: -2,
    to: 8,
    without: ['370831001-1'],
  },
  {
    measure: 'hospital.youth-psychiatry-clinic',
    applies: (unit) => isOf(unit, { types: ['精神专科医院'] }),
    from: 6,
    to: 6,
  },
  {
    measure: 'hospice.service',
    applies: (unit) => isOf(unit, { types: TOWNSHIP_CENTRES }),
    from: 1,
    to: 10,
    share: 0.64,
  },
  {
    measure: 'hospital.tcm-department',
    applies: (unit) => isOf(unit, { types: ['综合医院', '妇幼保健院'] }),
    from: -4,
    to: 9,
  },
  {
    measure: 'hospital.imaging-recognition',
    applies: (unit) => isOf(unit, { types: ['综合医院', '中医医院'] }),
    from: -2,
    to: 10,
  },
  { measure: 'tcm.dietary-service', applies: (unit) => isOf(unit, { types: ['中医医院'] }), from: 2, to: 8 },
  {
    measure: 'food-safety.foodborne-reporting',
    applies: (unit) => unit.attributes['level'] === '一级',
    from: -3,
    to: 11,
  },
];

/** What facilities have installed, reported by each at each month's end: 1 where it is in use. */
export function* facilities(world: World): Generator<Arrival> {
  for (const county of world.counties) {
    const random = world.random(`facilities/${county.code}`);
    for (const unit of county.facilities) {
      const since = INSTALLATIONS.filter((one) => one.applies(unit)).map(
        (one) => [one.measure, monthOf(one, unit, county, random)] as const,
      );
      if (since.length === 0) continue;
      for (const { number, period, to } of monthsOf(world.year)) {
        const figures = since.map(([measure, month]) => [measure, number >= month ? 1 : 0] as const);
        yield report('facilities', unit.code, period, to, Object.fromEntries(figures));
      }
    }
  }
}

/** Month in which a facility gets it; 13 for never. Fast counties are earlier. */
function monthOf(installation: Installation, unit: OrgUnit, county: County, random: Random): number {
  const { from, to, share = 1, without = [] } = installation;
  const gets = random.next() < share * county.pace || share === 1;
  const month = Math.round(from + (to - from) * Math.min(1, random.next() / county.pace ** 4));
  return gets && !without.includes(unit.code) ? month : 13;
}
