/** What is used of a `WebAssembly.Memory`, which the compiler's libraries declare for browsers alone. */
export interface LinearMemory {
  /** All of it. Another one after it has grown. */
  readonly buffer: ArrayBuffer;
}

interface MemorySize {
  readonly initial: number;
  readonly maximum: number;
}

const { Memory } = (globalThis as unknown as { WebAssembly: { Memory: new (pages: MemorySize) => LinearMemory } })
  .WebAssembly;

export const WASM_PAGE = 65_536;

/** Memory that begins with so many pages and never grows beyond the maximum. */
export function newMemory(pages: MemorySize): LinearMemory {
  return new Memory(pages);
}
