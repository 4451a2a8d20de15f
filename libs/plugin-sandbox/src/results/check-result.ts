import type { Finding } from '#plugin-sdk';
import type { DeclaredContribution } from '../contributions/declared-contribution.js';
import type { Result } from '../outcome.js';
import { anyObject, listOf, mapOf, numberFrom, object, oneOf, orNull, scalar, text, type Shape } from './shape.js';

const message = object({ key: text(100), args: mapOf(scalar) });
const findings = listOf(
  object(
    { key: text(200), severity: oneOf('info', 'warning', 'critical'), message, evidence: anyObject },
    { orgUnit: text(64) },
  ),
);
const amount = orNull(numberFrom(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER));

const SHAPES: Readonly<Record<DeclaredContribution['kind'], Shape>> = {
  rule: findings,
  check: findings,
  measure: amount,
  pacing: numberFrom(0, 1),
};

/** Holds a contribution's answer against what `plugin-sdk` describes. A string says what is wrong with it (zh-CN). */
export function checkResult(contribution: DeclaredContribution, value: unknown): Result | string {
  const problem = SHAPES[contribution.kind](value, '');
  if (problem !== undefined) return `结果${problem.startsWith('/') ? '的 ' : ''}${problem}`;
  switch (contribution.kind) {
    case 'rule':
    case 'check': {
      const found = value as readonly Finding[];
      return (
        wordingProblem(contribution.messages, found) ?? twin(found) ?? { kind: contribution.kind, findings: found }
      );
    }
    case 'measure':
      return { kind: 'measure', value: value as number | null };
    case 'pacing':
      return { kind: 'pacing', share: value as number };
  }
}

function wordingProblem(messages: object | undefined, said: readonly Pick<Finding, 'message'>[]): string | undefined {
  if (!messages) return undefined;
  const stranger = said.find((one) => !Object.hasOwn(messages, one.message.key));
  return (
    stranger && `结果用了 messages 里没有的 “${stranger.message.key}”，可用的是 ${Object.keys(messages).join('、')}`
  );
}

function twin(found: readonly Finding[]): string | undefined {
  const seen = new Set<string>();
  for (const { key, orgUnit = '' } of found) {
    const name = `${orgUnit}\n${key}`;
    if (seen.has(name)) return `结果里同一机构的 key “${key}” 出现了两次`;
    seen.add(name);
  }
  return undefined;
}
