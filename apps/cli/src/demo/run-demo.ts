import { join } from 'node:path';
import { ZhibiaoApi } from '../api/zhibiao-api.js';
import type { CommandContext } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { summaryCounts } from '../feeding/summary-text.js';
import { jsonText } from '../output/json.js';
import { untilStopped } from '../output/until-stopped.js';
import { packageFolder } from '../plugins/plugin-folders.js';
import { failedChecks } from './checks.js';
import type { DemoOptions } from './demo-options.js';
import { startDemoServer, type DemoServer } from './demo-server.js';
import { demoBroker } from './feeders/demo-broker.js';
import { httpFeeder } from './feeders/http-feeder.js';
import { kafkaFeeder } from './feeders/kafka-feeder.js';
import { feedYear, type FedYear } from './feed-year.js';
import { find } from './findings/find.js';
import type { Findings } from './findings/findings.js';
import { demoPlan, demoYear, TOLD_REGION } from './generator/demo-year.js';
import { findingsJson } from './report/findings-json.js';
import { keptText, nextText } from './report/next-steps.js';
import { reportText, restText } from './report/report.js';

/** The whole demo: a server, a year of records, what came of them. Exit 1 where it did not show what it should. */
export async function runDemo(options: DemoOptions, context: CommandContext): Promise<void> {
  const { terminal, environment } = context;
  const began = performance.now();
  const kafka = options.kafka ? await demoBroker(environment) : undefined;
  let server: DemoServer | undefined;
  try {
    server = await startDemoServer({
      port: options.port,
      plugins: ['national', options.region].map((name) => join(packageFolder(), 'plugins', name)),
      ...(kafka && { kafka }),
      logLevel: environment['LOG_LEVEL'] ?? 'silent',
    });
    const api = new ZhibiaoApi(server.url);
    const { catalogue } = server.parts;
    const feeder = kafka ? kafkaFeeder(server, kafka) : httpFeeder(api);
    terminal.err(`指标演示：编造的一年（种子 ${options.seed}），经 ${feeder.about} 逐月上报到 ${server.url}`);
    const fed = await feedYear(demoYear(options.region, options.seed, catalogue), feeder, server, api, terminal);
    const plan = demoPlan(catalogue);
    const findings = await find(plan, catalogue, api);
    const seconds = (performance.now() - began) / 1_000;
    const failed = failedChecks(findings, plan.targets.length, fed, options.region === TOLD_REGION);
    if (failed.length > 0) context.exitWith(EXIT.refused);
    if (options.json) terminal.out(jsonText({ seed: options.seed, seconds, ...findingsJson(findings, fed), failed }));
    else tell(findings, fed, seconds, failed, server, plan.id, options, context);
    if (options.keep) await untilStopped();
  } finally {
    await server?.stop();
    await kafka?.stop();
  }
}

function tell(
  findings: Findings,
  { records, summary }: FedYear,
  seconds: number,
  failed: readonly string[],
  { url, parts }: DemoServer,
  plan: string,
  { keep, full }: DemoOptions,
  { terminal }: CommandContext,
): void {
  const { colours } = terminal;
  terminal.out(reportText(findings, parts.catalogue, summary, colours));
  if (full) terminal.out(restText(findings, parts.catalogue, colours));
  const counts = summary ? `：${summaryCounts(summary)}` : '';
  terminal.out(`\n上报 ${records} 条记录${counts}。用时 ${seconds.toFixed(0)} 秒。数据均为编造。\n`);
  for (const words of failed) terminal.out(colours.red(`检查未通过：${words}`));
  terminal.out(keep ? keptText(url, plan) : nextText(plan));
}
