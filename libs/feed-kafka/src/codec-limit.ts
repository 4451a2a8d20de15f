/** No batch may unpack to more than this many bytes. Brokers take 1 MiB compressed by default; a bomb makes gigabytes of it. */
export const MAX_DECOMPRESSED_BYTES = 128 * 1024 * 1024;

/** @throws when `bytes` is more than a batch may unpack to */
export function assertWithinLimit(bytes: number): void {
  if (bytes > MAX_DECOMPRESSED_BYTES) throw new Error(`unpacks to more than ${MAX_DECOMPRESSED_BYTES} bytes`);
}
