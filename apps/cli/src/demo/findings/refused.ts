import { allPages } from '../../api/pages.js';
import type { ZhibiaoApi } from '../../api/zhibiao-api.js';

export interface RefusedKind {
  readonly code: string;
  readonly count: number;
  readonly example: string;
}

/** Refused records by reason, the most frequent first, each with the message of one. */
export async function refusedKinds(api: ZhibiaoApi): Promise<readonly RefusedKind[]> {
  const kinds = new Map<string, { count: number; example: string }>();
  for (const { code, message } of await allPages<{ code: string; message: string }>(api, '/rejections')) {
    const kind = kinds.get(code);
    if (kind) kind.count++;
    else kinds.set(code, { count: 1, example: message });
  }
  return [...kinds]
    .map(([code, kind]) => ({ code, ...kind }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}
