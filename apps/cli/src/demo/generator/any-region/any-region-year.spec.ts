import { parseDay } from '#calendar';
import { readFeedRecord } from '#feed';
import { feedReferencesOf, loadCatalogue, type Catalogue } from '#plugin-host';
import { DEMO_REGIONS, demoYear, nearestRegion, TOLD_REGION } from '../demo-year.js';
import { wantedValue } from './wanted.js';

describe.each(DEMO_REGIONS.filter((region) => region !== TOLD_REGION))('the made-up year of %s', (region) => {
  let catalogue: Catalogue;
  let texts: readonly string[];

  beforeAll(async () => {
    const loading = await loadCatalogue(['plugins/national', `plugins/${region}`]);
    if (!loading.ok) throw new Error(JSON.stringify(loading.problems));
    catalogue = loading.catalogue;
    texts = demoYear(region, 7, catalogue).flatMap(({ records }) => records());
  }, 60_000);

  it('is the same for the same seed and another one for another', () => {
    const others = demoYear(region, 8, catalogue).flatMap(({ records }) => records());
    expect(demoYear(region, 7, catalogue).flatMap(({ records }) => records())).toEqual(texts);
    expect(others).not.toEqual(texts);
  }, 60_000);

  it('is refused where it is meant to be and nowhere else', () => {
    const context = feedReferencesOf(catalogue, { from: parseDay('2022-01-01')!, to: parseDay('2028-12-31')! });
    // Of many alike, a sample.
    const some = texts.filter((text, i) => !text.includes('/services"') || i % 50 === 0);
    const refusals = some.flatMap((text) => {
      const reading = readFeedRecord(text, context);
      return reading.ok ? [] : [reading.refusal];
    });
    expect(refusals.filter(({ id }) => id !== undefined && !/^(slip|clerk)/.test(id))).toEqual([]);
    expect(refusals).toHaveLength(12);
    expect(new Set(refusals.map(({ code }) => code)).size).toBe(4);
  });
});

describe('what an indicator is to come to', () => {
  it.each([
    [{ atLeast: 50 }, 'well', 51],
    [{ atLeast: 50 }, 'badly', 37.5],
    [{ atMost: 50 }, 'badly', 62.5],
    [{ between: [4, 6] }, 'late', 5],
    [{ zero: true }, 'badly', 1],
    [{ rises: { by: 10 } }, 'well', 71],
    [{ falls: { byPercent: 50 } }, 'well', 27],
    [{ anyOf: [{ atLeast: 10 }, { zero: true }] }, 'slowly', 9.3],
  ] as const)('%j %s: %d', (condition, fate, now) => {
    expect(wantedValue(condition, fate, undefined)?.now).toBeCloseTo(now);
  });

  it('starts from the stated baseline', () => {
    expect(wantedValue({ rises: true }, 'badly', 80)).toEqual({ now: 78.4, before: 80 });
  });
});

it('a region that is none has one that is near', () => {
  expect(nearestRegion('haion')).toBe('haian');
});
