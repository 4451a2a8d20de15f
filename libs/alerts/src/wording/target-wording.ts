import { formatDay } from '#calendar';
import { senseOf } from '#plans';
import { conditionText, figure, type Language } from './figures.js';
import { goalText, subjectText, valueText, type TargetFacts } from './target-facts.js';
import type { BilingualWording } from './wording.js';

/** 未达序时进度: less (or, under an upper bound, more) than is due by now. */
export function behindWording(facts: TargetFacts): BilingualWording {
  const [zh, en] = [subjectText(facts, 'zh'), subjectText(facts, 'en')];
  if ('reached' in facts.condition) {
    const by = formatDay(facts.deadline);
    return {
      zh: { title: `${zh} 未达序时进度`, message: `${zh} 尚未完成（${by} 前）` },
      en: { title: `${en} is behind schedule`, message: `${en} is not reached yet (due by ${by})` },
    };
  }
  return {
    zh: {
      title: `${zh} 未达序时进度`,
      message: `${zh} ${valueText(facts, 'zh')}，${againstExpected(facts, 'zh')}（${goalText(facts, 'zh')}）`,
    },
    en: {
      title: `${en} is behind schedule`,
      message: `${en} ${valueText(facts, 'en')}, ${againstExpected(facts, 'en')} (${goalText(facts, 'en')})`,
    },
  };
}

/** 逾期未达标: the deadline passed unmet. */
export function missedWording(facts: TargetFacts): BilingualWording {
  const [zh, en, by] = [subjectText(facts, 'zh'), subjectText(facts, 'en'), formatDay(facts.deadline)];
  if ('reached' in facts.condition) {
    return {
      zh: { title: `${zh} 逾期未完成`, message: `${zh} 到期（${by}）仍未完成` },
      en: { title: `${en} missed its deadline`, message: `${en} was not reached by its deadline ${by}` },
    };
  }
  return {
    zh: {
      title: `${zh} 逾期未达标`,
      message: `${zh} ${valueText(facts, 'zh')}，到期（${by}）未达目标 ${conditionText(facts.condition, facts.unit, 'zh')}`,
    },
    en: {
      title: `${en} missed its target`,
      message: `${en} ${valueText(facts, 'en')}, target ${conditionText(facts.condition, facts.unit, 'en')} not met by its deadline ${by}`,
    },
  };
}

/** 突破红线: a limit was broken, or a period missed, that time cannot mend. */
export function brokenWording(facts: TargetFacts): BilingualWording {
  const [zh, en] = [subjectText(facts, 'zh'), subjectText(facts, 'en')];
  if ('zero' in facts.condition) {
    return {
      zh: { title: `${zh} 突破零发生`, message: `${zh} 已发生 ${valueText(facts, 'zh')}（目标：零发生）` },
      en: { title: `${en} must not happen`, message: `${en} happened: ${valueText(facts, 'en')} (target: none)` },
    };
  }
  const [limitZh, limitEn] = [
    conditionText(facts.condition, facts.unit, 'zh'),
    conditionText(facts.condition, facts.unit, 'en'),
  ];
  if (senseOf(facts.condition) === 'rise') {
    return {
      zh: {
        title: `${zh} 已无法达标`,
        message: `${zh} ${valueText(facts, 'zh')}，错过的时段不能补做，目标 ${limitZh} 已无法达到`,
      },
      en: {
        title: `${en} is out of reach`,
        message: `${en} ${valueText(facts, 'en')}; missed periods cannot be made up, target ${limitEn} is out of reach`,
      },
    };
  }
  return {
    zh: {
      title: `${zh} 突破上限`,
      message: `${zh} ${valueText(facts, 'zh')}，已突破上限（目标 ${limitZh}），时间无法弥补`,
    },
    en: {
      title: `${en} broke its limit`,
      message: `${en} ${valueText(facts, 'en')} broke its limit (target ${limitEn}); time cannot mend it`,
    },
  };
}

/** 已恢复: the condition ended. */
export function recoveredWording(facts: TargetFacts): BilingualWording {
  const [zh, en] = [subjectText(facts, 'zh'), subjectText(facts, 'en')];
  const value = (language: Language) => ('reached' in facts.condition ? '' : ` ${valueText(facts, language)}`);
  return {
    zh: { title: `${zh} 已恢复`, message: `${zh} 已恢复${value('zh')}（${goalText(facts, 'zh')}）` },
    en: { title: `${en} has recovered`, message: `${en} has recovered${value('en')} (${goalText(facts, 'en')})` },
  };
}

function againstExpected(facts: TargetFacts, language: Language): string {
  if (facts.expected === null) return language === 'zh' ? '未达序时进度' : 'short of what is due';
  const expected = figure(facts.expected, facts.unit, facts.decimals);
  const over = facts.value !== null && facts.value > facts.expected;
  if (language === 'zh') return `${over ? '高于' : '低于'}序时进度 ${expected}`;
  return `${over ? 'above' : 'below'} the ${expected} due by now`;
}
