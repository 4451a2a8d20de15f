import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const CITY = '370800';
export const COUNTIES = '370811 370812 370826 370827 370828 370829 370830 370831 370832 370881 370883'.split(' ');
export const SERVICES = [
  'vaccination',
  'two-cancer-screening',
  'hypertension-follow-up',
  'child-check-up',
  'signing',
  'tcm-constitution',
];

/**
 * Writes the benchmark's job as a plugin: every service counted, and its persons counted once, for each facility,
 * township, county and the city; and per county a limit at each multiple of `every`, so that passing one is an alert.
 */
export function writeBenchPlugin(folder: string, every: number, messages: number): void {
  mkdirSync(join(folder, 'plans'), { recursive: true });
  const write = (file: string, content: unknown): void =>
    // JSON is YAML.
    writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
  const name = (text: string) => ({ zh: text, en: text });
  write('plugin.yaml', { id: 'bench', version: '1.0.0', name: name('benchmark'), region: CITY });
  write('org-units.csv', `code,name,kind,parent\n${[...orgUnits()].join('\n')}\n`);
  write(
    'services.yaml',
    SERVICES.map((code) => ({ code, name: name(code) })),
  );
  write(
    'measures.yaml',
    SERVICES.flatMap((service) => [
      {
        code: `${service}.times`,
        name: name(service),
        unit: '人次',
        accrual: 'flow',
        services: [service],
        reportWithinDays: 366,
      },
      {
        code: `${service}.persons`,
        name: name(service),
        unit: '人',
        accrual: 'distinct',
        services: [service],
        reportWithinDays: 366,
      },
    ]),
  );
  write(
    'indicators.yaml',
    SERVICES.flatMap((service) => [
      { code: `${service}.times`, name: name(service), unit: '人次', count: `${service}.times` },
      { code: `${service}.persons`, name: name(service), unit: '人', count: `${service}.persons` },
    ]),
  );
  write('plans/bench-2025.yaml', {
    plan: 'bench-2025',
    region: CITY,
    year: 2025,
    document: 'benchmark',
    tasks: [{ id: '1', title: 'benchmark', lead: ['bench'] }],
    targets: SERVICES.flatMap((service) => bounds(every, messages).map((bound) => limit(service, bound))),
  });
}

function* orgUnits(): Generator<string> {
  yield `${CITY},city,city,`;
  for (const county of COUNTIES) {
    yield `${county},county ${county},county,${CITY}`;
    for (let t = 1; t <= 10; t++) {
      const township = `${county}${String(t).padStart(3, '0')}`;
      yield `${township},township ${township},township,${county}`;
      for (let f = 1; f <= 5; f++) yield `${township}-${f},facility ${township}-${f},facility,${township}`;
    }
  }
}

/** The multiples that one service in one county can pass in a run. */
function bounds(every: number, messages: number): number[] {
  const most = (messages / (COUNTIES.length * SERVICES.length)) * 1.2;
  return Array.from({ length: Math.floor(most / every) }, (_, i) => (i + 1) * every);
}

function limit(service: string, bound: number): unknown {
  return {
    id: `${service}-${bound}`,
    task: '1',
    name: { zh: `${service} < ${bound}`, en: `${service} < ${bound}` },
    indicator: `${service}.times`,
    condition: { below: bound },
    appliesTo: { orgUnit: CITY, andEach: 'county' },
    pacing: 'linear',
  };
}
