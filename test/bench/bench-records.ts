import { CITY, COUNTIES, SERVICES } from './bench-plugin.js';

/** What a run must come to. The shape is the one the peer programs check themselves against. */
export interface Oracle {
  total: number;
  unique: number;
  repeats: number;
  broken: number;
  city: number;
  alerts: number;
  readonly byCounty: Record<string, number>;
  readonly distinct: Record<string, number>;
}

export interface BenchMessage {
  readonly key: string;
  readonly value: string;
  /** Set where this record makes a county's count of a service reach a multiple of `every`. */
  readonly passes?: { readonly service: string; readonly county: string; readonly bound: number };
}

export const emptyOracle = (): Oracle => ({
  total: 0,
  unique: 0,
  repeats: 0,
  broken: 0,
  city: 0,
  alerts: 0,
  byCounty: {},
  distinct: {},
});

const PERSONS_PER_COUNTY = 27_272;
const RECENT = 50_000;
const FIRST_DAY = Date.UTC(2025, 0, 1);
const AGE_BANDS = ['0-6', '7-17', '18-59', '60+'];

/**
 * The benchmark's records, the same for the same seed: services of a year in rough order of days, random ids, 1 %
 * repeats of one of the last 50,000, 0.1 % broken. `oracle` is filled as it goes.
 */
export function* benchRecords(count: number, oracle: Oracle, every: number, seed = 20250101): Generator<BenchMessage> {
  const random = xorshift(seed);
  const upTo = (n: number): number => Math.floor(random() * n);
  const recent: BenchMessage[] = [];
  const persons = new Map<string, Set<string>>();
  const counts = new Map<string, number>();
  for (let i = 0; i < count; i++) {
    oracle.total++;
    const lot = random();
    if (lot < 0.01 && recent.length > 100) {
      oracle.repeats++;
      yield recent[upTo(recent.length)]!;
      continue;
    }
    const county = COUNTIES[upTo(COUNTIES.length)]!;
    const orgUnit = `${county}${String(1 + upTo(10)).padStart(3, '0')}-${1 + upTo(5)}`;
    const service = SERVICES[upTo(SERVICES.length)]!;
    const subject = `p-${county}-${String(upTo(PERSONS_PER_COUNTY)).padStart(6, '0')}`;
    const day = Math.max(0, Math.floor((i / count) * 365) - Math.floor(random() * random() * 14));
    const data: Record<string, unknown> = {
      orgUnit,
      service,
      subject,
      occurredOn: new Date(FIRST_DAY + day * 86_400_000).toISOString().slice(0, 10),
      attributes: { dose: 1 + upTo(3), ageBand: AGE_BANDS[upTo(4)], channel: 'clinic', batch: `B${upTo(100_000)}` },
    };
    const event = {
      specversion: '1.0',
      id: uuid(random),
      source: `/his/${county}`,
      type: 'zhibiao.service.recorded.v1',
      time: '2025-06-01T08:00:00+08:00',
      datacontenttype: 'application/json',
      data,
    };
    if (lot > 0.999) {
      oracle.broken++;
      delete data['occurredOn'];
      const text = JSON.stringify(event);
      yield { key: county, value: random() < 0.5 ? text : text.slice(0, 150) };
      continue;
    }
    oracle.unique++;
    oracle.city++;
    oracle.byCounty[county] = (oracle.byCounty[county] ?? 0) + 1;
    const pair = `${service}|${county}`;
    let seen = persons.get(pair);
    if (!seen) persons.set(pair, (seen = new Set()));
    if (!seen.has(subject)) oracle.distinct[pair] = seen.add(subject).size;
    const bound = (counts.get(pair) ?? 0) + 1;
    counts.set(pair, bound);
    const passes = bound % every === 0;
    if (passes) oracle.alerts++;
    const message: BenchMessage = { key: county, value: JSON.stringify(event) };
    if (recent.length < RECENT) recent.push(message);
    else recent[i % RECENT] = message;
    yield passes ? { ...message, passes: { service, county, bound } } : message;
  }
}

export { CITY };

function xorshift(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

function uuid(random: () => number): string {
  const hex = (digits: number): string =>
    Math.floor(random() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-9${hex(3)}-${hex(6)}${hex(6)}`;
}
