import type { QuickJSHandle } from 'quickjs-emscripten';
import type { Budgets } from '../budgets.js';
import { checkContributions } from '../contributions/check-contributions.js';
import type { DeclaredContribution } from '../contributions/declared-contribution.js';
import type { Described } from '../inside/open.js';
import type { Outcome } from '../outcome.js';
import type { PluginCode } from '../plugin-code.js';
import { PluginRefused } from '../plugin-refused.js';
import { checkFiles } from './check-files.js';
import { Engine, mainModule } from './engine.js';
import { loadProblem } from './load-problem.js';
import type { MemoryImage } from './memory-image.js';
import type { ModuleFiles } from './module-files.js';
import { outcomeOf } from './outcome-of.js';

/** Room an input takes in the engine, in bytes per character: the text twice, and what it is parsed to. */
const BYTES_PER_INPUT_CHARACTER = 12;

/** A plugin, loaded and ready: one engine that begins every evaluation from the same bytes. */
export class PluginInstance {
  private constructor(
    private readonly code: PluginCode,
    private readonly engine: Engine,
    private readonly evaluateHandle: QuickJSHandle,
    readonly contributions: readonly DeclaredContribution[],
    private readonly image: MemoryImage,
    private readonly budgets: Budgets,
  ) {}

  /** The engine gave up: open the plugin anew. */
  broken = false;

  /** @throws PluginRefused */
  static async open(code: PluginCode, modules: ModuleFiles, budgets: Budgets): Promise<PluginInstance> {
    const wrong = checkFiles(code);
    if (wrong.length > 0) throw new PluginRefused(code.digest, wrong);
    const names = Object.keys(code.files).sort();
    const engine = await Engine.start(new Map([...modules, ...Object.entries(code.files)]), budgets);
    const main = engine.runMain(mainModule(names, budgets.outputCharacters), ['described', 'evaluate']);
    if (main.how !== 'returned') {
      throw new PluginRefused(code.digest, [loadProblem(code, main, engine.refusedImport, budgets)]);
    }
    const described = JSON.parse(engine.textOf(main.value.described)) as readonly Described[];
    const checked = checkContributions(described);
    if ('problems' in checked) throw new PluginRefused(code.digest, checked.problems);
    if (checked.contributions.length === 0) {
      const message = '没有导出任何规则：请写 export const … = defineRule({ … })（nothing is exported）';
      throw new PluginRefused(code.digest, [{ file: names[0] ?? '', message }]);
    }
    // Once, so that whatever the bridge allocates on its first call is part of the image.
    engine.call(main.value.evaluate, -1, '0');
    return new PluginInstance(code, engine, main.value.evaluate, checked.contributions, engine.takeImage(), budgets);
  }

  /** Asks one contribution. `input` is JSON. */
  evaluate(key: string, input: string): Outcome {
    const index = this.contributions.findIndex((one) => one.key === key);
    const contribution = this.contributions[index];
    if (!contribution) throw new RangeError(`plugin ${this.code.digest} has no contribution ${key}`);
    if (input.length * BYTES_PER_INPUT_CHARACTER > this.budgets.memoryBytes - this.image.end) {
      return { ok: false, rule: key, kind: 'memory', message: `输入有 ${input.length} 个字符，内存装不下` };
    }
    const ran = this.engine.call(this.evaluateHandle, index, input);
    if (ran.how === 'crashed') this.broken = true;
    else this.image.restore();
    return outcomeOf(contribution, ran, this.code.files, this.budgets);
  }
}
