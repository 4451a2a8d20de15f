import { EventStoreUnavailableError } from '../errors.js';
import { failureOf, reasonOf } from './client-failure.js';

describe('an error of the client', () => {
  it.each([
    ['access-denied', 'access'],
    ['stream-deleted', 'deleted'],
    ['maximum-append-size-exceeded', 'too-large'],
    ['stream-not-found', 'not-found'],
    ['not-leader', 'moved'],
    ['unavailable', 'lost'],
    ['cancelled', 'lost'],
    ['timeout', 'lost'],
    ['deadline-exceeded', 'lost'],
    ['unknown', 'unknown'],
    ['invalid-transaction', 'unknown'],
  ])('%s means %s', (type, kind) => {
    expect(failureOf({ type, message: 'because' })).toEqual({ kind, reason: 'because' });
  });

  it.each([
    ['Channel has been shut down', 'lost'],
    ['Failed to discover after 10 attempts.', 'lost'],
    ['cannot read properties of undefined', 'unknown'],
  ])('"%s" without a type means %s', (message, kind) => {
    expect(failureOf(new Error(message))).toMatchObject({ kind });
  });

  it('tells where the stream is in a conflict', () => {
    expect(failureOf({ type: 'wrong-expected-version', actualState: 7n })).toEqual({ kind: 'conflict', actual: 7 });
    expect(failureOf({ type: 'wrong-expected-version', actualState: 'no_stream' })).toEqual({
      kind: 'conflict',
      actual: 'no-stream',
    });
  });

  it('takes an answer that did not come for a lost connection', () => {
    expect(failureOf(new EventStoreUnavailableError('no answer')).kind).toBe('lost');
  });

  it('always has a reason', () => {
    expect(reasonOf(failureOf(undefined))).not.toBe('');
    expect(reasonOf(failureOf({ type: 'unknown', message: '' }))).toBe('unknown');
    expect(reasonOf(failureOf({ type: 'wrong-expected-version', actualState: 7n }))).toContain('7');
  });
});
