/** A plugin as a running server tells of it. */
export interface ServedPlugin {
  readonly id: string;
  readonly version: string | null;
  readonly digest: string | null;
  readonly state: string;
  readonly pending: boolean;
  readonly activeFrom: string | null;
  readonly next: { readonly version: string; readonly from: string | null } | null;
  readonly region: string | null;
  readonly contributes: { readonly plans: number; readonly targets: number; readonly rules: number } | null;
  readonly reason: string | null;
  readonly versions: readonly { readonly version: string; readonly digest: string }[];
  readonly problems: readonly { readonly file: string; readonly line: number; readonly message: string }[];
}

const STATE_WORDS: Readonly<Record<string, string>> = {
  installed: '已安装，未生效',
  active: '生效中',
  suspended: '代码已暂停',
  removed: '已移除',
  refused: '无法加载',
};

export const PLUGIN_COLUMNS: string[] = [
  '插件',
  '版本',
  '摘要',
  '状态',
  '生效日',
  '地区',
  '要点/目标/规则',
  '已安装版本',
  '说明',
];

export function pluginRow(plugin: ServedPlugin): string[] {
  const { id, version, digest, activeFrom, region, contributes, versions } = plugin;
  return [
    id,
    version ?? '',
    digest?.slice(0, 12) ?? '',
    stateText(plugin),
    activeFrom ?? '',
    region ?? '',
    contributes ? `${contributes.plans}/${contributes.targets}/${contributes.rules}` : '',
    versions.map((one) => one.version).join(' '),
    remarkOn(plugin),
  ];
}

/** One line for what a step came to. */
export function pluginLine(plugin: ServedPlugin): string {
  const remark = remarkOn(plugin);
  return `${plugin.id} ${plugin.version ?? ''} ${stateText(plugin)}${remark === '' ? '' : `（${remark}）`}`;
}

function stateText({ state }: ServedPlugin): string {
  return STATE_WORDS[state] ?? state;
}

function remarkOn({ reason, problems, next, pending }: ServedPlugin): string {
  const [first] = problems;
  if (first) return `${first.file}:${first.line} ${first.message}`;
  if (reason !== null) return reason;
  if (next) return `${next.version} 自 ${next.from ?? '即日'} 起生效`;
  return pending ? '正在换用' : '';
}
