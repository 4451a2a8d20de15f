import {
  findingGoneWording,
  findingMessage,
  findingWording,
  ruleResumedWording,
  ruleSuspendedWording,
} from './rule-wording.js';

const rencheng = { zh: '任城区', en: 'Rencheng' };
const slow = { zh: '接种进度滞后', en: 'Campaign falls behind' };
const texts = {
  slow: { zh: '已接种 {done} 人，占 {share}%', en: '{done} vaccinated, {share}%' },
  short: { zh: '{a}{b}{c}{d}', en: '{a} {b}' },
};

describe('what a rule says', () => {
  it("is its plugin's text with the arguments put in", () => {
    expect(findingMessage({ key: 'slow', args: { done: 150, share: '37.5' } }, texts)).toEqual({
      zh: '已接种 150 人，占 37.5%',
      en: '150 vaccinated, 37.5%',
    });
  });

  it('shows yes, no and nothing in words, and leaves a name without an argument as it is', () => {
    expect(findingMessage({ key: 'short', args: { a: true, b: false, c: null } }, texts)).toEqual({
      zh: '是否—{d}',
      en: 'yes no',
    });
  });

  it('takes an argument for text, never for another place to fill in', () => {
    expect(findingMessage({ key: 'slow', args: { done: '{share}', share: '$&' } }, texts).zh).toBe(
      '已接种 {share} 人，占 $&%',
    );
  });

  it('is the key and the arguments where the plugin has no texts', () => {
    expect(findingMessage({ key: 'slow', args: { done: 150 } }, undefined)).toEqual({ zh: 'slow（done 150）' });
    expect(findingMessage({ key: 'toString', args: {} }, texts)).toEqual({ zh: 'toString' });
  });
});

describe('the alert of a rule', () => {
  it('names the org unit and the rule', () => {
    const words = findingWording({ orgUnit: rencheng, rule: slow, message: { zh: '只有 1 人' } });
    expect(words.zh).toEqual({ title: '任城区 接种进度滞后', message: '任城区 只有 1 人' });
    expect(words.en).toEqual({ title: 'Rencheng: Campaign falls behind', message: 'Rencheng: 只有 1 人' });
  });

  it('says when it is found no more', () => {
    const words = findingGoneWording({ orgUnit: { zh: '任城区' }, rule: { zh: '接种进度滞后' } });
    expect(words.zh).toEqual({
      title: '任城区 接种进度滞后 已恢复',
      message: '任城区 规则“接种进度滞后”不再发现此问题',
    });
    expect(words.en.title).toBe('任城区: 接种进度滞后 has recovered');
  });

  it('tells the operator which rule is suspended, why, and what to do', () => {
    const facts = { rule: slow, plugin: 'demo', version: '1.2.0', failures: 5, reason: '超过 5000000 步' };
    expect(ruleSuspendedWording({ ...facts, where: 'rules/slow.js:12' }).zh).toEqual({
      title: '规则“接种进度滞后”已暂停',
      message:
        '插件 demo 1.2.0 的规则“接种进度滞后”连续失败 5 次，已单独暂停，其余照常运行。最后一次：超过 5000000 步（rules/slow.js:12）。请修正插件后重新加载',
    });
    expect(ruleSuspendedWording(facts).en.message).toContain('failed 5 times in a row');
    expect(ruleResumedWording(facts).zh.title).toBe('规则“接种进度滞后”已恢复运行');
  });
});
