import type { ServerProcess } from './e2e-server.js';

/** A refused record as `GET /rejections` lists it. */
export interface Rejection {
  readonly id: string;
  readonly code: string;
  readonly pointer: string;
  readonly message: string;
  readonly source: string | null;
  readonly recordId: string | null;
  readonly value: string | null;
  readonly origin: string;
  readonly at: string;
  readonly redriven: boolean;
}

interface RejectionPage {
  readonly items: readonly Rejection[];
  readonly nextCursor: string | null;
}

/** Refused records that a query chooses, the newest first, page by page. */
export async function listRejections(
  server: ServerProcess,
  query: Readonly<Record<string, string>> = {},
): Promise<Rejection[]> {
  const rejections: Rejection[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const asked = new URLSearchParams({ ...query, ...(cursor !== '' && { cursor }) });
    const page: RejectionPage = await server.get<RejectionPage>(`/api/v1/rejections?${asked}`);
    rejections.push(...page.items);
    cursor = page.nextCursor;
  }
  return rejections;
}
