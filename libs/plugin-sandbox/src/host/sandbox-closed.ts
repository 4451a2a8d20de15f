/** The sandbox was closed before the work was done. */
export class SandboxClosed extends Error {
  override readonly name = 'SandboxClosed';
  readonly code = 'SANDBOX_CLOSED';

  constructor() {
    super('the sandbox is closed');
  }
}
