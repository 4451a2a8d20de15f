import { judge, type Measurement, type Observation } from '#plans';
import { day } from '../testing/tiny-catalogue.js';
import { TINY_READ_CATALOGUE } from '../queries/testing/tiny-read-catalogue.js';
import { RememberedObservation } from './remembered-observation.js';

const PLAN = TINY_READ_CATALOGUE.plans[0]!;
const TARGET = PLAN.targets[0]!;

function counting(): { observation: Observation; asked: () => number } {
  let asked = 0;
  const told = (value: number): Measurement => {
    asked++;
    return { value, numerator: value * 2, denominator: 2, definitionVersion: 1 };
  };
  const observation: Observation = {
    coverage: day('2025-03-31'),
    reportWithinDays: 10,
    valueAt: (at) => told(at),
    valueInYearBefore: (at) => told(at / 2),
    valueOver: (from, to) => told(to - from),
    completenessAt: () => 0.5,
    previousYear: () => null,
    yearBeforeShape: (at) => at,
    indicatorValue: (code) => code.length,
  };
  return { observation, asked: () => asked };
}

describe('a remembered observation', () => {
  it('asks the ledger once', () => {
    const { observation, asked } = counting();
    const remembered = new RememberedObservation(observation);
    const first = judge(TARGET, PLAN, remembered, day('2025-03-31'));
    const before = asked();
    expect(judge(TARGET, PLAN, remembered, day('2025-03-31'))).toEqual(first);
    expect(asked()).toBe(before);
  });

  it('comes to the same status when it is read back', () => {
    const { observation } = counting();
    const remembered = new RememberedObservation(observation);
    const first = judge(TARGET, PLAN, remembered, day('2025-03-31'));
    const back = RememberedObservation.fromText(remembered.toText());
    expect(judge(TARGET, PLAN, back, day('2025-03-31'))).toEqual(first);
    expect(back.toText()).toBe(remembered.toText());
  });

  it('keeps every kind of answer', () => {
    const remembered = new RememberedObservation({ ...counting().observation, opensOn: day('2025-02-01') });
    const ask = (of: RememberedObservation) => [
      of.valueAt(5),
      of.valueInYearBefore(6),
      of.valueOver(7, 9),
      of.completenessAt(5),
      of.previousYear(),
      of.yearBeforeShape(8),
      of.indicatorValue('provincial mean', 9),
      of.opensOn,
    ];
    const answers = ask(remembered);
    expect(ask(RememberedObservation.fromText(remembered.toText()))).toEqual(answers);
  });

  it('does not answer what it was not asked before', () => {
    const back = RememberedObservation.fromText(new RememberedObservation(counting().observation).toText());
    expect(() => back.valueAt(1)).toThrow('had not been asked');
  });
});
