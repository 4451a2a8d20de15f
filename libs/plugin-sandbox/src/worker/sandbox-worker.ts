import { compiledModules } from './compiled-modules.js';
import { INSIDE, SDK } from './module-files.js';
import { serve } from './serve.js';

const sdk = await compiledModules(SDK, new URL('../../../plugin-sdk/src/', import.meta.url));
const inside = await compiledModules(INSIDE, new URL('../inside/', import.meta.url));
serve(new Map([...sdk, ...inside]));
