import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isLoopback } from '../config/loopback.js';
import { ProblemException } from '../problem/problem-exception.js';
import type { ApiKeys } from './api-keys.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Holder of the key that was presented; absent without keys. */
    caller?: string;
  }
}

export interface KeyRequirement {
  readonly keys: ApiKeys;
  /** Routes that need no key. */
  readonly open: readonly string[];
  /** Routes that need no key from this machine. */
  readonly openOnLoopback: readonly string[];
}

/**
 * Refuses requests without a known key (`Authorization: Bearer …` or `X-API-Key`). It stands before the body is read,
 * so that a stranger cannot make the server take one in.
 */
export function requireKey(fastify: FastifyInstance, { keys, open, openOnLoopback }: KeyRequirement): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const route = request.routeOptions.url ?? '';
    if (open.includes(route) || (openOnLoopback.includes(route) && isFromHere(request))) return done();
    const presented = presentedKey(request);
    const holder = presented === undefined ? undefined : keys.holderOf(presented);
    if (holder === undefined) return done(unauthenticated(presented !== undefined) as unknown as Error);
    request.caller = holder;
    done();
  });
}

function presentedKey({ headers }: FastifyRequest): string | undefined {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '');
  if (bearer) return bearer[1];
  const key = headers['x-api-key'];
  return typeof key === 'string' && key !== '' ? key : undefined;
}

/** Behind a proxy on this machine everything would seem to come from here. */
function isFromHere({ headers, socket }: FastifyRequest): boolean {
  return headers['x-forwarded-for'] === undefined && isLoopback(socket.remoteAddress ?? '');
}

function unauthenticated(presented: boolean): ProblemException {
  const detail = presented ? '密钥无效或已停用' : '请在 Authorization: Bearer 或 X-API-Key 中提供密钥';
  return new ProblemException(401, 'UNAUTHENTICATED', '需要凭据', detail);
}
