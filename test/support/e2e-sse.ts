import type { AlertCloudEvent } from '#alerts';
import type { ServerProcess } from './e2e-server.js';

export interface HeardAlert {
  readonly id: string;
  readonly event: AlertCloudEvent;
}

/** A connection to the alert stream. */
export interface AlertListener {
  readonly heard: readonly HeardAlert[];
  close(): Promise<void>;
}

/** Opens the alert stream, behind an id where one is given, and hears until it is closed. */
export async function listen(server: ServerProcess, lastEventId?: string): Promise<AlertListener> {
  const closing = new AbortController();
  const answer = await fetch(`${server.url}/api/v1/alerts/stream`, {
    headers: { accept: 'text/event-stream', ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) },
    signal: closing.signal,
  });
  if (!answer.ok || !answer.body) throw new Error(`${answer.status} ${await answer.text()}`);
  const heard: HeardAlert[] = [];
  const reading = hear(answer.body, heard).catch((error: unknown) => {
    if (!closing.signal.aborted) throw error;
  });
  return {
    heard,
    close: async () => {
      closing.abort();
      await reading;
    },
  };
}

async function hear(body: ReadableStream<Uint8Array>, heard: HeardAlert[]): Promise<void> {
  const decoder = new TextDecoder();
  let open = '';
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    open += decoder.decode(chunk, { stream: true });
    const blocks = open.split('\n\n');
    open = blocks.pop() ?? '';
    for (const block of blocks) {
      const id = /^id: (.+)$/m.exec(block)?.[1];
      const data = /^data: (.+)$/m.exec(block)?.[1];
      if (id !== undefined && data !== undefined) heard.push({ id, event: JSON.parse(data) as AlertCloudEvent });
    }
  }
}
