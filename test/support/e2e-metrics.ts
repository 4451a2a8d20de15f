import { readFileSync } from 'node:fs';
import type { ServerProcess } from './e2e-server.js';

/** Samples of one metric, by the value of one label. */
export async function readMetricBy(
  server: ServerProcess,
  name: string,
  label: string,
): Promise<ReadonlyMap<string, number>> {
  const samples = new Map<string, number>();
  for (const { labels, value } of await samplesOf(server, name)) {
    const key = new RegExp(`(?:^|,)${label}="([^"]*)"`).exec(labels)?.[1];
    if (key !== undefined) samples.set(key, (samples.get(key) ?? 0) + value);
  }
  return samples;
}

/** The sum of a metric's samples; 0 where there are none. */
export async function readMetric(server: ServerProcess, name: string): Promise<number> {
  return (await samplesOf(server, name)).reduce((sum, { value }) => sum + value, 0);
}

/** Memory that a process holds, in MB. */
export function residentMB(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) / 1000;
}

async function samplesOf(server: ServerProcess, name: string): Promise<{ labels: string; value: number }[]> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return text.split('\n').flatMap((line) => {
    const match = /^([a-z_]+)(?:\{([^}]*)\})? (\S+)$/.exec(line);
    return match?.[1] === name ? [{ labels: match[2] ?? '', value: Number(match[3]) }] : [];
  });
}
