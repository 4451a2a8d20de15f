import { newQuickJSWASMModuleFromVariant, newVariant, RELEASE_SYNC } from 'quickjs-emscripten';
import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten';
import type { Budgets } from '../budgets.js';
import type { Thrown } from '../inside/thrown.js';
import { newMemory, WASM_PAGE, type LinearMemory } from './linear-memory.js';
import { idleStack, MemoryImage } from './memory-image.js';
import { INSIDE, MAIN, resolveModule, type ModuleFiles } from './module-files.js';

/** What became of a piece of work in the engine. `crashed`: the engine itself gave up and must not be used again. */
export type Ran<T> =
  | { readonly how: 'returned'; readonly value: T }
  | { readonly how: 'threw'; readonly thrown: Thrown }
  | { readonly how: 'interrupted'; readonly thrown: Thrown }
  | { readonly how: 'crashed'; readonly reason: string };

/** The engine is compiled for no less. */
const FIRST_PAGES = 256;
/** How often the engine asks whether to go on. */
const STEPS_PER_QUESTION = 10_000;
/** How often it is told to stop before it is made to. */
const MOST_STOPS = 5;
const NOTHING_SAID: Thrown = { name: '', message: '', stack: '' };
/** What a refused import resolves to: no module has this name. */
const REFUSED = 'refused:';

/** One QuickJS in memory of its own. What it runs sees the given modules and nothing else. */
export class Engine {
  /** The import that was refused last, with the file it stands in. */
  refusedImport: { readonly file: string; readonly message: string } | undefined;

  private questionsLeft = 0;
  private interrupted = false;

  private constructor(
    private readonly context: QuickJSContext,
    private readonly memory: LinearMemory,
    private readonly idle: ReturnType<typeof idleStack>,
    private readonly budgets: Budgets,
  ) {}

  static async start(modules: ModuleFiles, budgets: Budgets): Promise<Engine> {
    const maximum = Math.floor(budgets.memoryBytes / WASM_PAGE);
    const wasmMemory = newMemory({ initial: FIRST_PAGES, maximum });
    const quickJs = await newQuickJSWASMModuleFromVariant(newVariant(RELEASE_SYNC, { wasmMemory }));
    const runtime = quickJs.newRuntime();
    const context = runtime.newContext();
    const engine = new Engine(context, wasmMemory, idleStack(wasmMemory), budgets);
    runtime.setMaxStackSize(budgets.stackBytes);
    runtime.setInterruptHandler(() => engine.mustStop());
    runtime.setModuleLoader(
      (name) => modules.get(name) ?? { error: new Error(engine.refusedImport?.message ?? `no module ${name}`) },
      (importer, wanted) => engine.resolve(modules, importer, wanted),
    );
    return engine;
  }

  /** Runs the main module. Its exports, by the given names, stay in use as long as the engine. */
  runMain<Name extends string>(code: string, names: readonly Name[]): Ran<Record<Name, QuickJSHandle>> {
    return this.within((): Ran<Record<Name, QuickJSHandle>> => {
      const ran = this.context.evalCode(code, MAIN, { type: 'module' });
      if (ran.error) return this.thrown(ran.error);
      const jobs = this.context.runtime.executePendingJobs();
      if (jobs.error) return this.thrown(jobs.error);
      const state = this.context.getPromiseState(ran.value);
      if (state.type === 'rejected') return this.thrown(state.error);
      if (state.type === 'pending') {
        const message =
          '文件最外层的 await 没有结束：插件里没有可以等待的东西，请去掉 await（top-level await never ends）';
        return { how: 'threw', thrown: { ...NOTHING_SAID, message } };
      }
      const exported = names.map((name) => [name, this.context.getProp(state.value, name)] as const);
      return { how: 'returned', value: Object.fromEntries(exported) as Record<Name, QuickJSHandle> };
    });
  }

  textOf(handle: QuickJSHandle): string {
    return this.context.getString(handle);
  }

  /** Calls a function with a number and a text; it answers with text. */
  call(method: QuickJSHandle, number: number, text: string): Ran<string> {
    return this.within((): Ran<string> => {
      const words = [this.context.newNumber(number), this.context.newString(text)];
      const called = this.context.callFunction(method, this.context.undefined, ...words);
      for (const word of words) word.dispose();
      if (called.error) return this.thrown(called.error);
      const value = this.context.getString(called.value);
      called.value.dispose();
      return { how: 'returned', value };
    });
  }

  takeImage(): MemoryImage {
    return MemoryImage.of(this.memory, this.idle);
  }

  private resolve(modules: ModuleFiles, importer: string, wanted: string): string {
    const resolved = resolveModule(modules, importer, wanted);
    if ('name' in resolved) return resolved.name;
    this.refusedImport = { file: importer, message: resolved.refused };
    return REFUSED;
  }

  private within<T>(work: () => Ran<T>): Ran<T> {
    this.questionsLeft = Math.ceil(this.budgets.instructions / STEPS_PER_QUESTION);
    this.interrupted = false;
    try {
      const ran = work();
      return ran.how === 'returned' && this.interrupted ? { how: 'interrupted', thrown: NOTHING_SAID } : ran;
    } catch (error) {
      return { how: 'crashed', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  /**
   * Once the answer is yes it stays so. An async function makes a rejected promise of being stopped, and its caller goes
   * on; asked again and again, the engine is left without memory, which stops that too. The image brings it back.
   */
  private mustStop(): boolean {
    this.questionsLeft -= 1;
    this.interrupted ||= this.questionsLeft < 0;
    if (this.questionsLeft === -MOST_STOPS) this.context.runtime.setMemoryLimit(1);
    return this.interrupted;
  }

  private thrown(error: QuickJSHandle): Ran<never> {
    const how = this.interrupted ? 'interrupted' : 'threw';
    if (this.context.typeof(error) === 'string') {
      return { how, thrown: { ...NOTHING_SAID, message: error.consume((text) => this.context.getString(text)) } };
    }
    const [name, message, stack] = (['name', 'message', 'stack'] as const).map((member) => {
      const handle = this.context.getProp(error, member);
      const text = this.context.typeof(handle) === 'string' ? this.context.getString(handle) : '';
      handle.dispose();
      return text;
    });
    error.dispose();
    return { how, thrown: { name: name ?? '', message: message ?? '', stack: stack ?? '' } };
  }
}

/** Text of the main module of a plugin: opens what its files export. Exports `described` and `evaluate`. */
export function mainModule(files: readonly string[], outputCharacters: number): string {
  const quoted = files.map((file) => JSON.stringify(file));
  return [
    `import '${INSIDE}lockdown.js';`,
    `import { openPlugin } from '${INSIDE}open.js';`,
    ...quoted.map((file, n) => `import * as file${n} from ${file};`),
    `const limits = { what: '结果', characters: ${outputCharacters}, depth: 16 };`,
    `const opened = openPlugin([${quoted.map((file, n) => `[${file}, file${n}]`).join(', ')}], limits);`,
    'export const { described, evaluate } = opened;',
  ].join('\n');
}
