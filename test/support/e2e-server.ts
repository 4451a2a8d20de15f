/**
 * The server process for tests. Under jest `fetch` comes from outside the test's realm and so do its errors, which are
 * then no `TypeError` here; they are made ours, so that a server that does not listen yet is told from a broken test.
 */
const outer = globalThis.fetch;
globalThis.fetch = (...request) =>
  outer(...request).catch((error: Error) => {
    throw error.name === 'TypeError' ? new TypeError(error.message, { cause: error.cause }) : error;
  });

export { freePort, ROOT, startServerProcess, type ServerProcess } from './server.js';

/** Long enough that looking costs the watched process little. */
const LOOK_MS = 100;

/** Looks again until it is true; a look that throws ends it. */
export async function until(look: () => Promise<boolean> | boolean, timeoutMs: number): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (!(await look())) {
    if (performance.now() > end) throw new Error(`not so within ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
