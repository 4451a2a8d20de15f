import { RefTable } from '#indicators';
import { sumBatches } from './sum-batches.js';

const units = new RefTable(['city', 'east', 'clinic']);
const measures = new RefTable(['visits', 'nurses', 'doses']);
const [city, east, clinic] = [1, 2, 3];
const [visits, nurses, doses] = [1, 2, 3];

const batches = (needed: Readonly<Record<string, Readonly<Record<string, number>>>>) =>
  sumBatches(
    new Map(Object.entries(needed).map(([unit, days]) => [unit, new Map(Object.entries(days))])),
    { units, measures },
    (measure, unit) => unit !== clinic || measure === nurses,
    (measure) => measure === 'nurses',
  );

describe('the statements that read sums', () => {
  it('are one for all units that need the same', () => {
    expect(batches({ city: { visits: 10, doses: 10 }, east: { visits: 10, doses: 10 } })).toEqual([
      { keptByUnit: true, units: [city, east], measures: [visits, doses], from: 10 },
    ]);
  });

  it('read stocks from their beginning', () => {
    expect(batches({ city: { visits: 10, nurses: 10 } })).toEqual([
      { keptByUnit: true, units: [city], measures: [visits], from: 10 },
      { keptByUnit: true, units: [city], measures: [nurses], from: null },
    ]);
  });

  it('read each sum where it lies, and from its own day', () => {
    expect(batches({ clinic: { visits: 10, nurses: 10 }, east: { visits: 5 } })).toEqual([
      { keptByUnit: false, units: [clinic], measures: [visits], from: 10 },
      { keptByUnit: true, units: [clinic], measures: [nurses], from: null },
      { keptByUnit: true, units: [east], measures: [visits], from: 5 },
    ]);
  });

  it('leave out what has no rows yet', () => {
    expect(batches({ nowhere: { visits: 10 }, city: { unheard: 10 } })).toEqual([]);
  });
});
