import { decompose, type Part } from './parts.js';
import type { Target } from './plan.js';
import { day, target } from './testing/example-plan.js';

const whole = target({ id: 'screenings', condition: { atLeast: 5000 }, baseline: { value: 4000 } });
const parts: readonly Part[] = [
  { orgUnit: '370811', value: 2600, parts: [{ orgUnit: '370811001', value: 1300 }] },
  { orgUnit: '370812', value: 2400 },
];

function partsOf(change: Partial<Target> = {}): readonly Target[] {
  const read = decompose({ ...whole, ...change }, parts);
  if (!read.ok) throw new Error(read.message);
  return read.value.map((part) => part.target);
}

describe('the parts of a target', () => {
  it('are targets of their own, each after its whole', () => {
    const read = decompose(whole, parts);
    expect(read.ok && read.value.map(({ target: { id, partOf }, path }) => [id, partOf, path])).toEqual([
      ['screenings.370811', 'screenings', ['parts', 0]],
      ['screenings.370811.370811001', 'screenings.370811', ['parts', 0, 'parts', 0]],
      ['screenings.370812', 'screenings', ['parts', 1]],
    ]);
  });

  it('are the same as the whole but for figure and scope', () => {
    const { baseline: _, ...same } = whole;
    expect(partsOf()[0]).toEqual({
      ...same,
      id: 'screenings.370811',
      condition: { atLeast: 2600 },
      appliesTo: { orgUnit: '370811' },
      partOf: 'screenings',
    });
  });

  it('divide what is stated in the unit: steps and tolerance', () => {
    const stepped = partsOf({ pacing: { steps: [{ by: day('2025-06-30'), value: 1000 }] }, tolerance: 50 });
    expect(stepped[0]).toMatchObject({ pacing: { steps: [{ by: day('2025-06-30'), value: 520 }] }, tolerance: 26 });
    expect(partsOf({ tolerance: { percent: 5 } })[0]).toMatchObject({ tolerance: { percent: 5 } });
  });

  it.each<Target['condition']>([
    { between: [1, 2] },
    { rises: { by: 2 } },
    { zero: true },
    { atLeast: { previousYear: true } },
    { allOf: [{ atLeast: 5 }, { atMost: 9 }] },
  ])('cannot be made of %j', (condition) => {
    expect(decompose({ ...whole, condition }, parts)).toMatchObject({ ok: false, path: ['parts'], onKey: true });
  });
});
