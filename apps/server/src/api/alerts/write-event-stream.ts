import { once } from 'node:events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SseMessage } from '#notifications';

/** Shorter than the silence after which proxies give a connection up. */
const KEEP_ALIVE_MS = 15_000;
/** How soon a client that lost the connection tries again. */
const RETRY_MS = 2_000;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  connection: 'keep-alive',
  'x-accel-buffering': 'no',
} as const;

/**
 * Answers with Server-Sent Events until the client goes, the source ends or the server stops. A client that does not
 * read makes the source wait, which then drops it.
 */
export async function writeEventStream(
  request: FastifyRequest,
  reply: FastifyReply,
  stopping: AbortSignal,
  open: (signal: AbortSignal) => AsyncIterable<SseMessage>,
): Promise<void> {
  const gone = new AbortController();
  const signal = AbortSignal.any([gone.signal, stopping]);
  request.raw.socket.once('close', () => gone.abort());
  reply.hijack();
  const { raw } = reply;
  const messages = open(signal);
  raw.writeHead(200, HEADERS);
  raw.write(`retry: ${RETRY_MS}\n\n`);
  const keepAlive = setInterval(() => raw.write(':\n\n'), KEEP_ALIVE_MS);
  try {
    for await (const { id, event, data } of messages) {
      if (!raw.write(`id: ${id}\nevent: ${event}\ndata: ${data}\n\n`)) await once(raw, 'drain', { signal });
    }
  } catch (error) {
    if (!signal.aborted) raw.destroy(error as Error);
  } finally {
    clearInterval(keepAlive);
    raw.end();
  }
}
