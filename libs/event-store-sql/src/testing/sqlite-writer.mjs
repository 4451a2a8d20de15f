// A writer apart from the test: `sqlite-writer.mjs PATH STREAM COUNT`, as a process or as a worker thread.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
const { openSqliteEventStore } = await import(new URL('../sqlite/open-sqlite-event-store.ts', import.meta.url).href);

const [path, stream, count] = process.argv.slice(2);
const store = openSqliteEventStore({ path });
for (let n = 0; n < Number(count); n += 1) {
  const id = `${stream}-${n}`;
  await store.append(stream, n === 0 ? 'no-stream' : n - 1, [{ id, type: 'zhibiao.sample.v1', data: '{}' }]);
}
await store.close();
