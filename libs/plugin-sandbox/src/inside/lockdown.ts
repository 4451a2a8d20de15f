/**
 * Runs first in a new engine. Takes away what would make an answer depend on anything but the input: clock, chance,
 * garbage collection, and code that is not in the plugin's files.
 */
const KEPT = new Set([
  ...['globalThis', 'undefined', 'Infinity', 'NaN', 'isFinite', 'isNaN', 'parseFloat', 'parseInt'],
  ...['decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent'],
  ...['Object', 'Array', 'String', 'Number', 'Boolean', 'Symbol', 'BigInt', 'Math', 'JSON', 'RegExp', 'Iterator'],
  ...['Map', 'Set', 'WeakMap', 'WeakSet', 'Promise', 'Proxy', 'Reflect'],
  ...['Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'],
  ...['ArrayBuffer', 'DataView', 'Float32Array', 'Float64Array', 'Int8Array', 'Int16Array', 'Int32Array'],
  ...['Uint8Array', 'Uint8ClampedArray', 'Uint16Array', 'Uint32Array', 'BigInt64Array', 'BigUint64Array'],
]);

const NO_CLOCK = '插件里没有时钟：请用 input.day 和 plugin-sdk 的日期函数（no clock in a plugin: use input.day）';
const NO_CHANCE = '插件里没有随机数：相同的输入必须得到相同的结果（no randomness in a plugin）';
const NO_CODE = '插件不能在运行时生成代码：请写进插件的文件（no code from text in a plugin）';

/** Whatever is done with it, it says why not. */
function refusing(message: string): object {
  const refuse = (): never => {
    throw new Error(message);
  };
  return new Proxy(function refused() {}, { apply: refuse, construct: refuse, get: refuse, has: refuse, set: refuse });
}

for (const name of Reflect.ownKeys(globalThis)) {
  if (typeof name === 'string' && !KEPT.has(name)) Reflect.deleteProperty(globalThis, name);
}

const noCode = refusing(NO_CODE);
const fixed = { writable: false, configurable: false, enumerable: false };
const functions = [() => {}, async () => {}, function* () {}, async function* () {}];
for (const one of functions) {
  Object.defineProperty(Object.getPrototypeOf(one), 'constructor', { ...fixed, value: noCode });
}
Object.defineProperties(globalThis, {
  Date: { ...fixed, value: refusing(NO_CLOCK) },
  eval: { ...fixed, value: noCode },
  Function: { ...fixed, value: noCode },
});
Object.defineProperty(Math, 'random', { ...fixed, value: refusing(NO_CHANCE) });
export {};
