import { mergeSummaries, type FeedSummary } from '#feed';
import { allPages } from '../api/pages.js';
import type { ZhibiaoApi } from '../api/zhibiao-api.js';
import type { Terminal } from '../output/terminal.js';
import { progressBar } from '../output/progress.js';
import type { DemoServer } from './demo-server.js';
import type { Feeder } from './feeders/feeder.js';
import type { DemoMonth } from './generator/demo-year.js';

export interface FedYear {
  readonly records: number;
  /** `undefined` where the way of feeding does not tell. */
  readonly summary: FeedSummary | undefined;
}

/** Feeds month after month and tells how it goes on standard error. */
export async function feedYear(
  year: readonly DemoMonth[],
  feeder: Feeder,
  server: DemoServer,
  api: ZhibiaoApi,
  terminal: Terminal,
): Promise<FedYear> {
  const progress = progressBar('上报', year.length, terminal);
  let records = 0;
  let summary: FeedSummary | undefined;
  try {
    for (const { month, records: made } of year) {
      const said = made();
      const answer = await feeder.feed(said);
      if (answer) summary = summary ? mergeSummaries(summary, answer) : answer;
      await server.settled();
      records += said.length;
      progress.advance(1);
      if (!terminal.interactive) await tell(month, said.length, records, api, terminal);
    }
  } finally {
    progress.done();
  }
  return { records, summary };
}

async function tell(month: string, said: number, soFar: number, api: ZhibiaoApi, terminal: Terminal): Promise<void> {
  const alerts = await allPages<{ state: string }>(api, '/alerts');
  const open = alerts.filter(({ state }) => state !== 'resolved').length;
  terminal.err(
    `${month}  上报 ${String(said).padStart(5)} 条（累计 ${soFar}）  预警累计 ${alerts.length} 件，未解除 ${open} 件`,
  );
}
