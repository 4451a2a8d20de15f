import { existsSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { SDK_VERSION } from '#plugin-sdk';
import type { RegisterCommand } from '../command.js';
import { RefusedError, UsageError } from '../exit-codes.js';
import { jsonText } from '../output/json.js';
import { fillTemplate, type PluginNames } from '../plugins/fill-template.js';
import { packageFolder } from '../plugins/plugin-folders.js';
import { mustLoad } from './plugin-pack.command.js';
import { jsonOption } from './server-options.js';

/** What a manifest says of code. */
const CODE_LINES = `# 代码：哪些文件，为哪个版本的 SDK 写的
sdk: ^${SDK_VERSION}
contributes:
  rules: [rules/*.js]
`;

interface Options {
  readonly region?: string;
  readonly name?: string;
  readonly year?: string;
  readonly to: string;
  readonly withRule?: true;
  readonly json?: true;
}

export const pluginNew: RegisterCommand = (parent, { terminal }) => {
  parent
    .command('new')
    .description('从模板新建一个地方插件，缺的会问 · start a region’s plugin from the template')
    .argument('<id>', '插件代码，如 quzhou · its id')
    .option('--region <code>', '地区代码（GB/T 2260，六位） · region')
    .option('--name <name>', '地区名称 · its name')
    .option('--year <year>', '工作要点的年份 · year of the plan')
    .option('--with-rule', '带一条用代码写的规则和它的测试 · with a rule in code and its test')
    .option('--to <folder>', '建在哪个目录下 · where', 'plugins')
    .addOption(jsonOption())
    .action(async (id: string, options: Options) => {
      if (!/^[a-z][a-z0-9-]*$/.test(id)) throw new UsageError(`插件代码 ${id} 应为小写字母、数字和连字符，字母开头`);
      const folder = join(options.to, id);
      if (existsSync(folder)) throw new RefusedError(`${folder} 已存在，换一个代码或目录`, 'ALREADY_EXISTS');
      const names = { id, ...(await asked(options)) };
      const template = (name: string): string => join(packageFolder(), 'plugins', name);
      const files = [...(await fillTemplate(template('_template'), folder, names))];
      if (options.withRule) {
        files.push(...(await fillTemplate(template('_template-rule'), folder, names)));
        await appendFile(join(folder, 'plugin.yaml'), CODE_LINES);
      }
      await mustLoad(folder);
      if (options.json) terminal.out(jsonText({ folder, files }));
      else
        terminal.out(
          `已建 ${folder}：\n${files.map((file) => `  ${file}`).join('\n')}\n下一步：编辑后运行 zhibiao plugin check ${folder}`,
        );
    });
};

/** What the flags leave open is asked at a terminal, and refused elsewhere. */
async function asked({ region, name, year }: Options): Promise<Omit<PluginNames, 'id'>> {
  const given = { region, name, year };
  const open = Object.entries(given).filter(([, value]) => value === undefined);
  if (open.length > 0 && !process.stdin.isTTY) {
    throw new UsageError(`请写明 ${open.map(([flag]) => `--${flag}`).join('、')}`);
  }
  const lines = open.length > 0 ? createInterface({ input: process.stdin, output: process.stderr }) : undefined;
  try {
    const answer = async (value: string | undefined, question: string): Promise<string> =>
      value ?? (await lines!.question(`${question}：`)).trim();
    const names = {
      region: await answer(region, '地区代码（六位）'),
      name: await answer(name, '地区名称'),
      year: await answer(year, '工作要点的年份'),
    };
    if (!/^\d{6}$/.test(names.region)) throw new UsageError(`地区代码应为六位数字，现为 ${names.region}`);
    if (!/^20\d\d$/.test(names.year)) throw new UsageError(`年份应如 2025，现为 ${names.year}`);
    return names;
  } finally {
    lines?.close();
  }
}
