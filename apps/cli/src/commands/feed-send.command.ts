import { Option } from 'commander';
import { OrgTree } from '#org';
import type { FeedSummary } from '#feed';
import type { CommandContext, RegisterCommand } from '../command.js';
import { EXIT, RefusedError, UsageError } from '../exit-codes.js';
import { readFeedFile, type FeedFile } from '../feeding/feed-file.js';
import { postRecords } from '../feeding/post-records.js';
import { publishRecords } from '../feeding/publish-records.js';
import { MOST_BYTES } from '../feeding/record-chunks.js';
import { rejectionLines, summaryCounts } from '../feeding/summary-text.js';
import { jsonText } from '../output/json.js';
import { progressBar } from '../output/progress.js';
import { checkedCatalogue } from '../plugins/checked-catalogue.js';
import { apiOf, withServerOptions, type ServerOptions } from './server-options.js';

interface Options extends ServerOptions {
  readonly brokers?: string;
  readonly topic?: string;
  readonly source?: string;
  readonly plugins?: readonly string[];
}

export const feedSend: RegisterCommand = (parent, context) => {
  const command = parent
    .command('send')
    .description('上报一个文件（JSON、NDJSON、CSV）· send a file')
    .argument('<file>', '.json、.ndjson、.jsonl 或 .csv')
    .addOption(
      new Option('--brokers <list>', '改由 Kafka 上报，逗号分隔 · publish to Kafka instead').conflicts(['source']),
    )
    .option('--topic <name>', 'Kafka 主题，默认 FEED_TOPICS 的第一个 · topic')
    .option('--source <source>', 'CSV 的来源系统 · source of the rows of a CSV')
    .option('--plugins <folders...>', '由 Kafka 上报时用于查县市区 · to find counties for Kafka');
  withServerOptions(command).action(async (path: string, options: Options) => {
    const file = await readFeedFile(path);
    if (options.brokers === undefined) await post(file, options, context);
    else await publish(file, options.brokers, options, context);
  });
};

async function post(file: FeedFile, options: Options, context: CommandContext): Promise<void> {
  const { terminal, exitWith } = context;
  const summary = file.kind === 'csv' ? await importCsv(file, options) : await postAll(file, options, context);
  if (summary.rejected > 0) exitWith(EXIT.refused);
  if (options.json) {
    terminal.out(jsonText(summary));
    return;
  }
  for (const line of rejectionLines(summary, terminal.colours)) terminal.out(line);
  terminal.out(summaryCounts(summary));
}

async function postAll(
  { records }: Extract<FeedFile, { kind: 'records' }>,
  options: Options,
  context: CommandContext,
): Promise<FeedSummary> {
  const progress = progressBar('上报', records.length, context.terminal);
  try {
    return await postRecords(records, apiOf(options), progress.advance);
  } finally {
    progress.done();
  }
}

function importCsv({ content, name }: Extract<FeedFile, { kind: 'csv' }>, options: Options): Promise<FeedSummary> {
  if (options.source === undefined) throw new UsageError('CSV 须用 --source 写明来源系统，如 --source /clerk/370811');
  if (content.byteLength > MOST_BYTES) {
    throw new RefusedError(`${name} 超过 ${MOST_BYTES / 2 ** 20} MiB；请分成几个文件`, 'TOO_LARGE');
  }
  return apiOf(options).send('/feeds/import', 'text/csv', content, { source: options.source });
}

async function publish(file: FeedFile, brokers: string, options: Options, context: CommandContext): Promise<void> {
  const { terminal, environment } = context;
  if (file.kind === 'csv') throw new UsageError('CSV 不能由 Kafka 上报；请改用 --url，或先转为 NDJSON');
  const topic = options.topic ?? environment['FEED_TOPICS']?.split(',')[0]?.trim() ?? 'zhibiao.feeds.v1';
  const tree = new OrgTree((await checkedCatalogue(options.plugins)).orgUnits);
  const progress = progressBar('上报', file.records.length, terminal);
  try {
    await publishRecords(
      file.records,
      { brokers: brokers.split(',').map((one) => one.trim()), topic, tree },
      progress.advance,
    );
  } catch (error) {
    throw new RefusedError(`Kafka 没有收下：${(error as Error).message}`, 'KAFKA');
  } finally {
    progress.done();
  }
  const published = { topic, published: file.records.length };
  terminal.out(
    options.json
      ? jsonText(published)
      : `已发往 ${topic} ${published.published} 条；结果见 zhibiao rejections list 或拒收主题`,
  );
}
