import { EventStoreUnavailableError } from '../errors.js';

/** An answer, or {@link EventStoreUnavailableError} after that many milliseconds: the client itself may wait for ever. */
export async function within<T>(milliseconds: number, what: string, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    const late = (): void => reject(new EventStoreUnavailableError(`${what}: no answer within ${milliseconds} ms`));
    timer = setTimeout(late, milliseconds);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
