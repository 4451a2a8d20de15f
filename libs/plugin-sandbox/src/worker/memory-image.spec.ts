import { newMemory } from './linear-memory.js';
import { idleStack, MemoryImage } from './memory-image.js';

const PAGE = 4096;

/** Two WebAssembly pages in which some bytes are set: place → value. */
function memoryWith(bytes: Readonly<Record<number, number>>) {
  const memory = newMemory({ initial: 2, maximum: 4 });
  for (const [at, value] of Object.entries(bytes)) new Uint8Array(memory.buffer)[Number(at)] = value;
  return memory;
}

describe('the image of a memory', () => {
  const used = { 10: 1, [2 * PAGE]: 2, [20 * PAGE + 5]: 3, [21 * PAGE + 17]: 4 };

  it('leaves out the longest run of zero pages below the last byte in use', () => {
    expect(idleStack(memoryWith(used))).toEqual({ from: 3 * PAGE, to: 20 * PAGE });
  });

  it('puts back what was there, zeros too', () => {
    const memory = memoryWith(used);
    const image = MemoryImage.of(memory, idleStack(memory));
    new Uint8Array(memory.buffer).fill(255, 0, 22 * PAGE);
    image.restore();
    const bytes = new Uint8Array(memory.buffer);
    const kept = [...bytes.keys()].filter((at) => at < 3 * PAGE || (at >= 20 * PAGE && at < 21 * PAGE + 24));
    const wrong = kept.filter((at) => bytes[at] !== ((used as Record<number, number>)[at] ?? 0));
    expect(wrong).toEqual([]);
    expect(bytes[3 * PAGE]).toBe(255);
    expect(image.end).toBe(21 * PAGE + 24);
  });

  it('is put back into a memory that has grown since', () => {
    const memory = memoryWith(used);
    const image = MemoryImage.of(memory, idleStack(memory));
    (memory as unknown as { grow(pages: number): void }).grow(1);
    new Uint8Array(memory.buffer)[10] = 9;
    image.restore();
    expect(new Uint8Array(memory.buffer)[10]).toBe(1);
  });

  it('of a memory that is in use to its last byte is whole', () => {
    const memory = memoryWith({ [2 * 65_536 - 1]: 7 });
    expect(MemoryImage.of(memory, idleStack(memory)).end).toBe(2 * 65_536);
  });
});
