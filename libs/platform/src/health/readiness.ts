/** How one part is doing. `degraded`: it works, but somebody should look at it. */
export interface PartHealth {
  readonly status: 'ok' | 'degraded' | 'failing';
  /** Why it is not `ok`. */
  readonly reason?: string;
  readonly [detail: string]: unknown;
}

/** A part that is asked how it is doing. */
export interface HealthPart {
  readonly name: string;
  check(): Promise<PartHealth> | PartHealth;
}

export interface Readiness {
  readonly status: 'ready' | 'not-ready';
  readonly parts: Readonly<Record<string, PartHealth>>;
}

/** Time a part has to answer. */
const PATIENCE_MS = 2_000;

/** Asks every part at once. Not ready where one is failing, throws or does not answer in time. */
export async function readinessOf(parts: readonly HealthPart[]): Promise<Readiness> {
  const answers = await Promise.all(parts.map(async (part) => [part.name, await answerOf(part)] as const));
  const failing = answers.some(([, { status }]) => status === 'failing');
  return { status: failing ? 'not-ready' : 'ready', parts: Object.fromEntries(answers) };
}

async function answerOf(part: HealthPart): Promise<PartHealth> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<PartHealth>((resolve) => {
    timer = setTimeout(() => resolve({ status: 'failing', reason: `no answer within ${PATIENCE_MS} ms` }), PATIENCE_MS);
  });
  try {
    return await Promise.race([Promise.resolve(part.check()), tooLate]);
  } catch (error) {
    return { status: 'failing', reason: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}
