import type { SourceFile } from '#plugin-host';
import pc from 'picocolors';
import type { RawDay } from '../rules/read-case.js';
import type { RawRecord } from '../rules/read-record.js';
import { understand } from '../rules/read-test-file.js';
import { caseText } from '../rules/result-text.js';
import { TestRunner } from '../rules/run-files.js';

/** A record, in the same words as in `tests/*.yaml`: `{ type: 'measure', orgUnit, period, values }`. */
export type GivenRecord = RawRecord;
/** What is expected of a day, in the same words as in `tests/*.yaml`: `{ statuses, alerts, findings }`. */
export type Expected = RawDay;

export interface Given {
  /** @param day ISO day on which is looked, after what was reported until then */
  on(day: string): { expect(expected: Expected): Promise<void> };
}

/** What does not hold, line by line, or what in the test cannot be understood. */
export class NotAsExpected extends Error {
  override readonly name = 'NotAsExpected';
}

/** Plugins are loaded once, however many tests are about them. */
const runner = new TestRunner();

/**
 * Tests a plugin from a test file in TypeScript or JavaScript, whatever runs it: the records go through the real engine in
 * memory, the plugin's code through its sandbox, as with `zhibiao plugin test`.
 *
 * @param plugin folder of the plugin; what it requires is found beside it
 * @throws NotAsExpected from `expect`, RefusedError where the plugin does not load
 * @example
 * ```ts
 * import { given } from 'zhibiao/testing';
 *
 * await given(
 *   'plugins/kecheng',
 *   { type: 'measure', orgUnit: '330802', period: '2025-03-05', values: { 'visits.his': 200, 'visits.reported': 100 } },
 * )
 *   .on('2025-03-06')
 *   .expect({ findings: [{ rule: 'visits.differ', severity: 'critical' }] });
 * ```
 */
export function given(plugin: string, ...records: readonly GivenRecord[]): Given {
  return { on: (day) => ({ expect: (expected) => check(plugin, records, day, expected) }) };
}

async function check(plugin: string, records: readonly GivenRecord[], day: string, expected: Expected): Promise<void> {
  const source: SourceFile = {
    file: 'given',
    data: { plugins: [plugin], cases: [{ name: day, records, expect: { [day]: expected } }] },
    place: (path) => ({ file: `/${path.slice(2).join('/')}`, line: 1, column: 1 }),
  };
  const reading = understand(process.cwd(), source);
  const { problems, cases } = reading.ok ? await runner.runTests(reading.file) : { ...reading, cases: [] };
  const lines = [
    ...problems.map(({ file, message, hint }) => `${file} ${message}${hint === undefined ? '' : `（${hint}）`}`),
    ...cases.filter(({ ok }) => !ok).map((one) => caseText(one, 'given', PLAIN)),
  ];
  if (lines.length > 0) throw new NotAsExpected(lines.join('\n'));
}

const PLAIN = { out: () => {}, err: () => {}, interactive: false, colours: pc.createColors(false) };
