// The sandbox's thread from the sources, as worker/sandbox-worker.js is from the compiled files.
import { register } from 'node:module';

register('../../../event-store-sql/src/testing/typescript-hooks.mjs', import.meta.url);

const { serve } = await import(new URL('../worker/serve.ts', import.meta.url).href);
const { allSourceModules } = await import(new URL('./source-modules.ts', import.meta.url).href);
serve(await allSourceModules());
