import type { Label, Message, Wording } from '#plugin-sdk';
import type { Language } from './figures.js';
import type { Name } from './target-facts.js';
import type { BilingualWording } from './wording.js';

/** Something a rule has found at an org unit. */
export interface FindingFacts {
  readonly orgUnit: Name;
  /** Name of the rule. */
  readonly rule: Label;
  /** What the rule says of it, see {@link findingMessage}. */
  readonly message: Label;
}

/** A rule that is not asked any more. */
export interface SuspendedFacts {
  readonly rule: Label;
  /** Id and version of its plugin. */
  readonly plugin: string;
  readonly version: string;
  /** How often it failed. */
  readonly failures: number;
  /** What the last failure said, and where in the plugin's code: `rules/beds.js:12`. */
  readonly reason: string;
  readonly where?: string;
}

/**
 * A rule's message in words: its plugin's text with the arguments put in for `{name}`. Without a text of that key, the key
 * and the arguments.
 */
export function findingMessage({ key, args }: Message, texts: Wording | undefined): Label {
  const text = texts && Object.hasOwn(texts, key) ? texts[key] : undefined;
  if (!text) {
    const figures = Object.entries(args).map(([name, value]) => `${name} ${shown(value, 'zh')}`);
    return { zh: figures.length === 0 ? key : `${key}（${figures.join('，')}）` };
  }
  const filled = (words: string, language: Language): string =>
    words.replaceAll(/\{([^{}]+)\}/g, (whole, name: string) =>
      Object.hasOwn(args, name) ? shown(args[name], language) : whole,
    );
  return { zh: filled(text.zh, 'zh'), ...(text.en !== undefined && { en: filled(text.en, 'en') }) };
}

/** 规则发现问题 */
export function findingWording({ orgUnit, rule, message }: FindingFacts): BilingualWording {
  return {
    zh: { title: `${orgUnit.zh} ${rule.zh}`, message: `${orgUnit.zh} ${message.zh}` },
    en: {
      title: `${orgUnit.en ?? orgUnit.zh}: ${rule.en ?? rule.zh}`,
      message: `${orgUnit.en ?? orgUnit.zh}: ${message.en ?? message.zh}`,
    },
  };
}

/** The rule does not find it any more. */
export function findingGoneWording({ orgUnit, rule }: Omit<FindingFacts, 'message'>): BilingualWording {
  const [unit, name] = [orgUnit.en ?? orgUnit.zh, rule.en ?? rule.zh];
  return {
    zh: { title: `${orgUnit.zh} ${rule.zh} 已恢复`, message: `${orgUnit.zh} 规则“${rule.zh}”不再发现此问题` },
    en: { title: `${unit}: ${name} has recovered`, message: `${unit}: the rule "${name}" finds it no more` },
  };
}

/** 规则暂停 */
export function ruleSuspendedWording(facts: SuspendedFacts): BilingualWording {
  const { rule, plugin, version, failures, reason, where } = facts;
  const name = rule.en ?? rule.zh;
  return {
    zh: {
      title: `规则“${rule.zh}”已暂停`,
      message: `插件 ${plugin} ${version} 的规则“${rule.zh}”连续失败 ${failures} 次，已单独暂停，其余照常运行。最后一次：${reason}${where === undefined ? '' : `（${where}）`}。请修正插件后重新加载`,
    },
    en: {
      title: `Rule "${name}" is suspended`,
      message: `The rule "${name}" of plugin ${plugin} ${version} failed ${failures} times in a row and was suspended by itself; everything else goes on. Last: ${reason}${where === undefined ? '' : ` (${where})`}. Mend the plugin and load it again`,
    },
  };
}

/** The rule answers again. */
export function ruleResumedWording({ rule }: Pick<SuspendedFacts, 'rule'>): BilingualWording {
  const name = rule.en ?? rule.zh;
  return {
    zh: { title: `规则“${rule.zh}”已恢复运行`, message: `规则“${rule.zh}”已恢复运行` },
    en: { title: `Rule "${name}" runs again`, message: `The rule "${name}" runs again` },
  };
}

const YES_NO: Readonly<Record<Language, readonly [string, string]>> = { zh: ['是', '否'], en: ['yes', 'no'] };

function shown(value: Message['args'][string] | undefined, language: Language): string {
  if (value === null || value === undefined) return '—';
  if (typeof value === 'boolean') return YES_NO[language][value ? 0 : 1];
  return String(value);
}
