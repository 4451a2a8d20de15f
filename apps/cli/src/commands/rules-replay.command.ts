import { existsSync } from 'node:fs';
import { loadCatalogue, type Catalogue } from '#plugin-host';
import type { Day } from '#calendar';
import type { Replay, ReplayedFinding } from '../../../server/src/rules/replay/replay-rules.js';
import type { ReplayDifference } from '../../../server/src/rules/replay/compare-replays.js';
import type { CommandContext, RegisterCommand } from '../command.js';
import { RefusedError } from '../exit-codes.js';
import { jsonText } from '../output/json.js';
import { progressTo } from '../output/progress.js';
import type { Terminal } from '../output/terminal.js';
import { dayOption } from '../plan/day-option.js';
import { problemLine } from '../plugins/problem-lines.js';
import { pluginFoldersWithRequired } from '../plugins/required-plugins.js';
import { jsonOption } from './server-options.js';

interface Options {
  readonly from: Day;
  readonly to: Day;
  readonly storeUrl?: string;
  readonly against?: string;
  readonly json?: true;
}

export const rulesReplay: RegisterCommand = (parent, context) => {
  parent
    .command('replay')
    .description('插件的代码规则在过去的数据上会发现什么；不写入，不通知 · what rules would have found in the past')
    .argument('<plugin>', '插件目录或插件包 · folder or pack of the plugin')
    .addOption(dayOption('--from <day>', '从哪天起 · first day').makeOptionMandatory())
    .addOption(dayOption('--to <day>', '到哪天止 · last day').makeOptionMandatory())
    .option('--store-url <url>', '日志，默认 STORE_URL · the log')
    .option('--against <plugin>', '与另一版本比较，只列差别 · show the difference from another version')
    .addOption(jsonOption())
    .action((plugin: string, options: Options) => replay(plugin, options, context));
};

async function replay(plugin: string, options: Options, { terminal, environment }: CommandContext): Promise<void> {
  const { openEventStore } = await import('../../../server/src/open-event-store.js');
  const { replayRules } = await import('../../../server/src/rules/replay/replay-rules.js');
  const { compareReplays } = await import('../../../server/src/rules/replay/compare-replays.js');
  const url = options.storeUrl ?? environment['STORE_URL'];
  if (url === undefined) throw new RefusedError('不知道日志在哪里；请写 --store-url 或设 STORE_URL', 'NO_STORE');
  mustExist(url);
  const versions = await Promise.all([plugin, ...(options.against === undefined ? [] : [options.against])].map(loaded));
  const store = await openEventStore(url);
  try {
    const replays: Replay[] = [];
    for (const { catalogue, id } of versions) {
      const { from, to } = options;
      const progress = progressTo('重放', terminal);
      const told = ({ position, head }: { position: number; head: number }): void => progress.at(position, head);
      replays.push(await replayRules({ store, catalogue, plugin: id, from, to, told }).finally(progress.done));
    }
    const [now, before] = replays as [Replay, Replay?];
    const difference = before && compareReplays(before.findings, now.findings);
    if (options.json) return terminal.out(jsonText(difference ? { ...now, difference } : now));
    terminal.out(difference ? differenceText(difference, terminal) : findingsText(now));
    terminal.err(sumText(now));
  } finally {
    await store.close();
  }
}

/** A log that is opened where there is none would be made. */
function mustExist(url: string): void {
  const path = /^sqlite:(.+)$/.exec(url)?.[1];
  if (path !== undefined && !existsSync(path)) throw new RefusedError(`没有日志 ${path}`, 'NO_STORE');
}

/** The plugin with those that it requires. */
async function loaded(plugin: string): Promise<{ readonly catalogue: Catalogue; readonly id: string }> {
  const [own, ...required] = pluginFoldersWithRequired(plugin);
  const loading = await loadCatalogue([own!, ...required]);
  if (!loading.ok) {
    const lines = loading.problems.map((problem) => problemLine(problem));
    throw new RefusedError(`插件有 ${lines.length} 处错误：\n${lines.join('\n')}`, 'INVALID_PLUGIN');
  }
  const { catalogue } = loading;
  const others = required.length === 0 ? [] : await idsOf(required);
  const id = catalogue.plugins.map((stamp) => stamp.id).find((one) => !others.includes(one));
  if (id === undefined || catalogue.programs.every((program) => program.plugin !== id)) {
    throw new RefusedError(`插件 ${id ?? plugin} 没有代码，没有可以重放的规则`, 'NO_RULES');
  }
  return { catalogue, id };
}

async function idsOf(folders: readonly string[]): Promise<readonly string[]> {
  const loading = await loadCatalogue(folders);
  return loading.ok ? loading.catalogue.plugins.map(({ id }) => id) : [];
}

function findingsText({ findings }: Replay): string {
  return findings.length === 0 ? '没有发现' : findings.map(line).join('\n');
}

function differenceText({ added, removed, changed, alike }: ReplayDifference, { colours }: Terminal): string {
  const { green, red, yellow } = colours;
  const lines = [
    ...removed.map((finding) => red(`- ${line(finding)}`)),
    ...added.map((finding) => green(`+ ${line(finding)}`)),
    ...changed.map(({ before, after }) => yellow(`~ ${line(before)}\n  ${line(after)}`)),
  ];
  const counts = `新增 ${added.length}，减少 ${removed.length}，改变 ${changed.length}，相同 ${alike}`;
  return [...lines, counts].join('\n');
}

function line({ rule, orgUnit, finding, severity, message, from, to }: ReplayedFinding): string {
  return `${from} 至 ${to ?? '今'}  ${severity}  ${rule}  ${orgUnit}  ${finding}  ${message}`;
}

function sumText({ findings, rules, days }: Replay): string {
  const failing = rules.filter(({ failures }) => failures > 0);
  return [
    `重放 ${days} 天，${findings.length} 个发现`,
    ...rules.map(({ rule, evaluations }) => {
      const own = findings.filter((finding) => finding.rule === rule).length;
      return `  ${rule}：运行 ${evaluations} 次，${own} 个发现`;
    }),
    ...failing.map(({ rule, failures, suspended, lastFailure = '' }) => {
      return `  ${rule}：${failures} 次没有答复${suspended ? '，已停用' : ''}：${lastFailure}`;
    }),
  ].join('\n');
}
