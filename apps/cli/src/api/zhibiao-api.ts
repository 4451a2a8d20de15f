import { RefusedError } from '../exit-codes.js';

/** How long a request may take. Taking in a large batch is the longest. */
const PATIENCE_MS = 120_000;

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

interface Problem {
  readonly title?: string;
  readonly detail?: string;
  readonly code?: string;
}

/** A running server's HTTP API. Every refusal, also "nobody answers", is a `RefusedError` with words for a person. */
export class ZhibiaoApi {
  private readonly base: string;

  constructor(
    url: string,
    private readonly key?: string,
  ) {
    this.base = url.replace(/\/+$/, '');
  }

  /** `path` is below `/api/v1` and begins with a slash. */
  get<Answer>(path: string, query: Query = {}): Promise<Answer> {
    return this.call<Answer>('GET', `/api/v1${path}`, query);
  }

  post<Answer>(path: string, body: unknown, query: Query = {}): Promise<Answer> {
    return this.call<Answer>('POST', `/api/v1${path}`, query, 'application/json', JSON.stringify(body));
  }

  /** Sends a body as it is. */
  send<Answer>(path: string, mediaType: string, body: string | Uint8Array, query: Query = {}): Promise<Answer> {
    return this.call<Answer>('POST', `/api/v1${path}`, query, mediaType, body);
  }

  /** What stands at the root, without `/api/v1`. An unready server's answer is an answer too. */
  async root<Answer>(path: string): Promise<Answer> {
    return (await this.request('GET', `${this.base}${path}`)).json() as Promise<Answer>;
  }

  private async call<Answer>(
    method: string,
    path: string,
    query: Query,
    mediaType?: string,
    body?: string | Uint8Array,
  ): Promise<Answer> {
    const url = new URL(`${this.base}${path}`);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const response = await this.request(method, url, mediaType, body);
    const text = await response.text();
    if (!response.ok) throw refusal(response.status, text);
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  }

  private async request(
    method: string,
    url: string | URL,
    mediaType?: string,
    body?: string | Uint8Array,
  ): Promise<Response> {
    const headers: Record<string, string> = { accept: 'application/json' };
    if (mediaType !== undefined) headers['content-type'] = mediaType;
    if (this.key !== undefined) headers['authorization'] = `Bearer ${this.key}`;
    try {
      return await fetch(url, { method, headers, body: body ?? null, signal: AbortSignal.timeout(PATIENCE_MS) });
    } catch (error) {
      throw new RefusedError(`${this.base} 无法连接（${reason(error)}）；请先运行 zhibiao serve`, 'UNREACHABLE');
    }
  }
}

function refusal(status: number, text: string): RefusedError {
  let problem: Problem;
  try {
    problem = JSON.parse(text) as Problem;
  } catch {
    return new RefusedError(`服务返回 ${status}：${text.slice(0, 200)}`, `HTTP_${status}`);
  }
  return new RefusedError(problem.detail ?? problem.title ?? `服务返回 ${status}`, problem.code ?? `HTTP_${status}`);
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
}
