import { formatDay } from '#calendar';
import type { Target } from '#plans';
import { loadHaian, targetOf } from './testing/haian-plan.js';

const YEAR_END = '2025-12-31';

/** Read off the document by hand: what is to be met, in which unit, and what else the words say. */
const READ: readonly [id: string, condition: unknown, unit: string, more?: Readonly<Record<string, unknown>>][] = [
  ['clinical-service-centres', { atLeast: 5 }, '个', { kind: 'level', pacing: 'linear' }],
  ['posting-run', { atLeast: 6 }, '个月', { kind: 'longest-run', andEach: 'facility', pacing: 'linear' }],
  ['trusteeship-duntou', { reached: true }, '个', { kind: 'milestone' }],
  ['trusteeship-baidian', { reached: true }, '个', { kind: 'milestone' }],
  ['new-techniques', { atLeast: 13 }, '项', { kind: 'count', pacing: 'linear' }],
  ['paediatrics-level-2', { atLeast: 100 }, '%', { kind: 'cohort-share' }],
  ['emergency-radius', { falls: true }, '公里', { strength: 'directional' }],
  ['duntou-ambulance-station', { atLeast: 100 }, '%', { kind: 'level', pacing: 'linear' }],
  ['pay-later-use', { rises: true }, '%', { strength: 'directional' }],
  ['non-essential-spending', { falls: true }, '万元', { strength: 'directional', kind: 'count' }],
  ['pharmacy-key-works', { atLeast: 3 }, '项', { kind: 'level' }],
  ['stroke-centre', { atLeast: 100 }, '%', { kind: 'level', pacing: 'linear' }],
  ['stroke-stations', { atLeast: 5 }, '家', { pacing: 'linear' }],
  ['heart-posts', { atLeast: 136 }, '家', { pacing: 'linear' }],
  ['high-risk-screening', { atLeast: 60 }, '%', { kind: 'ratio', pacing: 'linear' }],
  ['national-basic-standard', { atLeast: 100 }, '%', { strength: 'stretch' }],
  ['primary-outpatient-share', { atLeast: 65 }, '%', { kind: 'ratio', pacing: 'full' }],
  ['centre-village-clinics', { atLeast: 2 }, '家'],
  ['provincial-basic-clinics', { atLeast: 100 }, '%', { strength: 'stretch', kind: 'cohort-share' }],
  ['provincial-recommended-clinics', { atLeast: 20 }, '%', { strength: 'stretch', kind: 'ratio' }],
  ['public-health-subsidy', { atLeast: 108 }, '元/人', { kind: 'level', pacing: 'full' }],
  ['untrained-on-duty', { zero: true }, '人', { kind: 'zero-event' }],
  ['family-doctor-coverage', { atLeast: 65 }, '%', { kind: 'ratio' }],
  ['contract-renewal', { rises: true }, '%', { strength: 'directional' }],
  ['contract-fulfilment', { rises: true }, '%', { strength: 'directional' }],
  ['projects-inspected', { atLeast: 100 }, '%'],
  ['inspection-rectification', { atLeast: 100 }, '%', { kind: 'ratio' }],
  ['cdc-supervisors', { atLeast: 100 }, '%', { kind: 'cohort-share' }],
  ['early-warning-software', { atLeast: 9 }, '家'],
  ['severe-mental-indicators', { atLeast: 5 }, '项'],
  ['chronic-joint-clinics', { atLeast: 40 }, '%', { kind: 'cohort-share' }],
  ['chronic-centre-qutang', { reached: true }, '个'],
  ['inspections-done', { atLeast: 100 }, '%'],
  ['inspections-closed', { atLeast: 100 }, '%'],
  ['enterprises-helped', { atLeast: 30 }, '家'],
  ['early-pregnancy-clinics', { atLeast: 100 }, '%'],
  ['maternal-mortality', { atMost: { previousYear: true } }, '1/10万'],
  ['infant-mortality', { atMost: { previousYear: true } }, '‰'],
  ['autism-0-6-years', { atLeast: 80 }, '%'],
  ['autism-8-24-months', { atLeast: 90 }, '%'],
  ['autism-2-6-years', { allOf: [{ atLeast: 80 }, { rises: { over: 'previousYear' } }] }, '%'],
  ['eye-care-0-6-years', { atLeast: 98 }, '%'],
  ['positive-follow-up', { rises: true }, '%', { strength: 'directional' }],
  ['two-cancer-screening', { atLeast: 28_000 }, '人'],
  ['childcare-places', { above: 4.5 }, '个/千人口', { pacing: 'full' }],
  ['childcare-medical-contracts', { atLeast: 100 }, '%'],
  ['support-errors', { zero: true }, '例', { kind: 'zero-event' }],
  ['healthy-actions', { atLeast: 25 }, '项'],
  ['gaoxin-tcm-hall-grade', { atLeast: 5 }, '级', { kind: 'level' }],
  ['tcm-pavilions', { above: 60 }, '%', { strength: 'stretch' }],
  ['tcm-technique-courses', { atLeast: 4 }, '期'],
  ['administrative-staff', { atMost: { previousYear: true } }, '人'],
  ['higher-level-funds', { rises: true }, '万元', { strength: 'stretch' }],
  ['joint-ecg', { atLeast: 100 }, '%', { kind: 'cohort-share' }],
  ['vulnerability-scans', { atLeast: 100 }, '%', { kind: 'recurring' }],
  ['penetration-tests', { atLeast: 100 }, '%', { kind: 'recurring' }],
  ['protection-assessments', { atLeast: 1 }, '次', { kind: 'count' }],
  ['protection-grade', { atLeast: 3 }, '级', { kind: 'level' }],
  ['outward-share', { falls: true }, '%', { strength: 'directional' }],
  ['stroke-incidence', { falls: true }, '1/10万', { strength: 'directional' }],
  ['patrol-rural-centres', { atLeast: 4 }, '家'],
  ['village-doctor-training', { atLeast: 100 }, '%'],
  ['elderly-home-care', { atLeast: 100 }, '%', { strength: 'stretch' }],
  ['health-literacy', { atLeast: 38 }, '%', { strength: 'stretch' }],
  ['health-literacy-rising', { rises: true }, '%', { strength: 'directional' }],
];

function factsOf({ appliesTo, pacing, strength, deadline, tolerance }: Target): Readonly<Record<string, unknown>> {
  return { ...appliesTo, pacing, strength, deadline: formatDay(deadline), tolerance };
}

describe('a target of Hai’an 2025', () => {
  it.each(READ)('%s asks for %j in %s', async (id, condition, unit, more = {}) => {
    const { catalogue, plan } = await loadHaian();
    const target = targetOf(plan, id);
    const indicator = catalogue.indicators.find(({ code }) => code === target.indicator);
    expect([target.condition, indicator?.unit]).toEqual([condition, unit]);
    const kind = indicator?.versions[0]?.formula.kind;
    expect({ kind, ...factsOf(target) }).toMatchObject({
      orgUnit: '320685',
      strength: 'hard',
      deadline: YEAR_END,
      tolerance: undefined,
      ...more,
    });
  });

  it('holds a posting against months without a gap, at the facilities with posted doctors alone', async () => {
    const { catalogue, plan } = await loadHaian();
    const formula = catalogue.indicators.find(({ code }) => code === 'haian.posting-run')?.versions[0]?.formula;
    expect(formula).toMatchObject({ every: 'month', atLeast: 1, measure: 'haian.posted-consultations' });
    const stages = targetOf(plan, 'posting-run').appliesTo.stages?.map(({ from, cohort }) => [formatDay(from), cohort]);
    expect(stages).toEqual([['2025-01-01', 'haian.posting-sites']]);
  });

  it('asks for a scan and a test in each quarter, with no making up', async () => {
    const { catalogue } = await loadHaian();
    for (const code of ['haian.vulnerability-scans', 'haian.penetration-tests']) {
      const formula = catalogue.indicators.find((one) => one.code === code)?.versions[0]?.formula;
      expect(formula).toEqual({ kind: 'recurring', measure: code, every: 'quarter', atLeast: 1, makeUp: false });
    }
  });

  it('follows a positive screening through its stages, for which the document sets no days', async () => {
    const { catalogue } = await loadHaian();
    const own = catalogue.caseTypes.filter(({ code }) => code.startsWith('haian.'));
    expect(own.map(({ limits }) => limits)).toEqual([[], [], [], [], []]);
    expect(own.find(({ code }) => code === 'haian.positive-screening')?.stages).toEqual([
      'positive',
      'followed-up',
      'confirmed',
      'treated',
    ]);
  });

  it('keeps the two 65 % and the four standards of village clinics apart', async () => {
    const { plan } = await loadHaian();
    const indicatorOf = (id: string): string => targetOf(plan, id).indicator;
    const both65 = plan.targets.filter(({ condition }) => 'atLeast' in condition && condition.atLeast === 65);
    expect(both65.map(({ id }) => id)).toEqual(['primary-outpatient-share', 'family-doctor-coverage']);
    expect(new Set(both65.map(({ indicator }) => indicator)).size).toBe(2);
    const clinics = ['centre-village-clinics', 'provincial-basic-clinics', 'provincial-recommended-clinics'];
    expect(new Set([...clinics, 'tcm-pavilions'].map(indicatorOf)).size).toBe(4);
  });

  it('counts the recommended clinics among those of the basic standard', async () => {
    const { catalogue } = await loadHaian();
    const code = 'haian.provincial-recommended-clinics';
    expect(catalogue.indicators.find((one) => one.code === code)?.versions[0]?.formula).toMatchObject({
      numerator: ['haian.provincial-recommended-clinics'],
      denominator: ['haian.provincial-basic-clinics'],
    });
  });

  it('is due on the last day alone where something is done once in the year', async () => {
    const { plan } = await loadHaian();
    const once = plan.targets.filter(({ pacing }) => typeof pacing === 'object');
    expect(once.map(({ id, noticeDays }) => [id, noticeDays])).toEqual([
      ['inspection-rectification', 90],
      ['gaoxin-tcm-hall-grade', 90],
      ['protection-assessments', 90],
    ]);
  });
});
