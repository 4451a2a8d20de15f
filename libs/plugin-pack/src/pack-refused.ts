/**
 * - `NOT_A_PACK`: some other file.
 * - `DAMAGED`: cut off, or written by some other program.
 * - `TAMPERED`: the content is not what the pack's own list of digests says.
 * - `UNSAFE_PATH`: a path that could leave the folder, or that not every system can hold.
 * - `SYMLINK`: a link instead of a file.
 * - `DUPLICATE`: two files of one name, or of names that some systems take for one.
 * - `TOO_MANY_FILES`, `TOO_LARGE`: more than the limits allow.
 * - `BOMB`: unpacks to far more than it seems.
 */
export type PackRefusal =
  | 'NOT_A_PACK'
  | 'DAMAGED'
  | 'TAMPERED'
  | 'UNSAFE_PATH'
  | 'SYMLINK'
  | 'DUPLICATE'
  | 'TOO_MANY_FILES'
  | 'TOO_LARGE'
  | 'BOMB';

/** A pack that is not opened, or a folder that is not packed. Its message is zh-CN and says what to do instead. */
export class PackRefused extends Error {
  override readonly name = 'PackRefused';

  constructor(
    readonly code: PackRefusal,
    message: string,
    /** The file in the pack or folder, where one is meant. */
    readonly path?: string,
  ) {
    super(message);
  }
}
