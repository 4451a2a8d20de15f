import { call, type Answer } from './answer.js';
import { EXAMPLE_FEED } from './api-feeds.js';
import type { ApiUnderTest } from './api-under-test.js';

export const EVENT = 'application/cloudevents+json';
export const BATCH = 'application/cloudevents-batch+json';
export const NDJSON = 'application/x-ndjson';

/** Calls the application that a test has running now. */
export function apiClient(api: () => ApiUnderTest) {
  const get = (path: string): Promise<Answer> => call(`${api().url}${path}`);

  function post(path: string, payload?: unknown, contentType = 'application/json'): Promise<Answer> {
    if (payload === undefined) return call(`${api().url}${path}`, { method: 'POST' });
    const body = typeof payload === 'string' || payload instanceof Uint8Array ? payload : JSON.stringify(payload);
    return call(`${api().url}${path}`, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body: body as string,
    });
  }

  /** Sends the example feed and waits until all of it is projected, the days it opens too. */
  async function sendExample(): Promise<Answer> {
    const answer = await post('/api/v1/feeds', EXAMPLE_FEED, BATCH);
    await api().projection.waitFor();
    return answer;
  }

  return { get, post, sendExample };
}

/** Expects a problem with a status and a code; answers its members. */
export function expectProblem(response: Answer, status: number, code: string): Record<string, unknown> {
  expect(response.headers['content-type']).toContain('application/problem+json');
  const problem = response.json() as Record<string, unknown>;
  expect(problem).toMatchObject({ status, code, type: `urn:zhibiao:problem:${code}` });
  expect(response.statusCode).toBe(status);
  return problem;
}
