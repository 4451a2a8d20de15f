import { median, type Measured } from './measured.js';

export interface Setting {
  readonly machine: string;
  readonly messages: number;
  readonly rounds: number;
}

/** The results as Markdown: medians over the rounds, then latency and growth. */
export function markdown(results: readonly Measured[], { machine, messages, rounds }: Setting): string {
  const runs = results.filter(({ kind }) => kind === undefined);
  const names = [...new Set(runs.map(({ peer }) => peer))];
  const rows = names.map((name) => {
    const of = runs.filter(({ peer }) => peer === name);
    const speeds = of.map(({ perSecond }) => perSecond ?? Number.NaN);
    const rss = of.flatMap(({ rssMB }) => rssMB ?? []);
    const wrong = of.filter(({ result }) => Array.isArray(result)).length;
    const range = `${thousands(Math.min(...speeds))}–${thousands(Math.max(...speeds))}`;
    return `| ${name} | ${thousands(median(speeds))} (${range}) | ${rss.length === 0 ? '' : median(rss)} | ${wrong === 0 ? 'yes' : 'no'} |`;
  });
  const latency = results
    .filter(({ kind }) => kind === 'latency')
    .map((one) => {
      const sse = one['sse'] as { p50: number; p95: number; p99: number } | undefined;
      const status = one['statusP95Ms'];
      return `| ${one.peer} | ${String(one['p50'])} / ${String(one['p95'])} / ${String(one['p99'])} | ${sse ? `${sse.p50} / ${sse.p95} / ${sse.p99}` : ''} | ${status === undefined ? '' : String(status)} |`;
    });
  const growth = results
    .filter(({ kind }) => kind === 'growth')
    .map((one) => `${one.peer}, records/s by million: ${(one.perSecondByMillion ?? []).map(thousands).join(', ')}`);
  return [
    `${machine}. ${thousands(messages)} records, ${rounds} rounds, medians (min–max), one run, broker and database on the same machine.`,
    '',
    '| program | records/s | peak RSS MB | correct |',
    '| --- | --- | --- | --- |',
    ...rows,
    ...(latency.length === 0
      ? []
      : [
          '',
          '| at 1,000 records/s | record → alert on Kafka, p50 / p95 / p99 ms | on SSE | plan status p95 ms |',
          '| --- | --- | --- | --- |',
          ...latency,
        ]),
    ...(growth.length === 0 ? [] : ['', ...growth]),
    '',
  ].join('\n');
}

function thousands(n: number): string {
  return Math.round(n).toLocaleString('en-US');
}
