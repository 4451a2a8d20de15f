import { Metadata, status, type ServerErrorResponse } from '@grpc/grpc-js';
import type { Faults } from './faults.js';

function withException(code: status, details: string, pairs: Readonly<Record<string, string>>): ServerErrorResponse {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(pairs)) metadata.set(key, value);
  return Object.assign(new Error(details), { code, details, metadata });
}

export const unavailable = (details: string): ServerErrorResponse => withException(status.UNAVAILABLE, details, {});

export const invalidArgument = (details: string): ServerErrorResponse =>
  withException(status.INVALID_ARGUMENT, details, {});

export const accessDenied = (): ServerErrorResponse =>
  withException(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

export const operationTimedOut = (): ServerErrorResponse => withException(status.ABORTED, 'Operation timed out', {});

export const invalidTransaction = (): ServerErrorResponse =>
  withException(status.INVALID_ARGUMENT, 'Invalid Transaction', { exception: 'invalid-transaction' });

export const maximumAppendSizeExceeded = (bytes: number): ServerErrorResponse =>
  withException(status.INVALID_ARGUMENT, `Maximum Append Size of ${bytes} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(bytes),
  });

/** Why this caller gets nothing; `undefined`: it may go on. `leaderOnly`: what it asks for is the leader's to give. */
export function refusal(faults: Faults, metadata: Metadata, leaderOnly: boolean): ServerErrorResponse | undefined {
  if (faults.refuseAccess) return accessDenied();
  if (faults.authorization !== undefined && metadata.get('authorization')[0] !== faults.authorization) {
    return withException(status.UNAUTHENTICATED, 'Unauthenticated', {});
  }
  if (faults.leader && leaderOnly) {
    return withException(status.NOT_FOUND, 'Leader info available', {
      exception: 'not-leader',
      'leader-endpoint-host': faults.leader.host,
      'leader-endpoint-port': String(faults.leader.port),
    });
  }
  return undefined;
}
