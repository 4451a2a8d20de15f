export { makePack, type Pack } from './make-pack.js';
export { packFolder } from './pack-folder.js';
export { DEFAULT_PACK_LIMITS, type PackLimits } from './pack-limits.js';
export { PackRefused, type PackRefusal } from './pack-refused.js';
export { readPack, type PackContent } from './read-pack.js';
