/**
 * The server process for tests. Under jest `fetch` comes from outside the test's realm and so do its errors, which are
 * then no `TypeError` here; they are made ours, so that a server that does not listen yet is told from a broken test.
 */
const outer = globalThis.fetch;
globalThis.fetch = (...request) =>
  outer(...request).catch((error: Error) => {
    throw error.name === 'TypeError' ? new TypeError(error.message, { cause: error.cause }) : error;
  });

export { freePort, ROOT, startServerProcess, until, type ServerProcess } from './server.js';
