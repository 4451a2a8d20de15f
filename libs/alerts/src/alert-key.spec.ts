import { alertIdOf, alertStream, formatAlertKey, type AlertKey } from './alert-key.js';
import { vaccinationInRencheng } from './testing/examples.js';

describe('an alert key', () => {
  it('reads plan, target, org unit and window', () => {
    expect(formatAlertKey(vaccinationInRencheng)).toBe('jining-2025/programme-vaccination-coverage/370811/2025');
  });

  it('names the rule where there is no target', () => {
    const { target: _, ...rest } = vaccinationInRencheng;
    expect(formatAlertKey({ ...rest, rule: 'jining/spread' })).toBe('jining-2025/jining%2Fspread/370811/2025');
  });

  it('tells the target, its data and each of its cases apart', () => {
    const keys: AlertKey[] = [
      vaccinationInRencheng,
      { ...vaccinationInRencheng, about: 'data' },
      { ...vaccinationInRencheng, caseId: 'data' },
      { ...vaccinationInRencheng, caseId: 'A/1' },
      { ...vaccinationInRencheng, caseId: 'A%2F1' },
      { ...vaccinationInRencheng, orgUnit: '370812' },
    ];
    expect(new Set(keys.map(formatAlertKey)).size).toBe(keys.length);
    expect(new Set(keys.map(alertIdOf)).size).toBe(keys.length);
    expect(formatAlertKey(keys[1]!)).toBe('jining-2025/programme-vaccination-coverage/370811/2025/data');
  });

  it('tells a finding from its rule, from another finding and from a case of that name', () => {
    const { target: rule, ...rest } = vaccinationInRencheng;
    const keys: AlertKey[] = [
      { ...rest, rule: rule!, about: 'suspended' },
      ...['data', 'finding', 'suspended', 'a/b', 'a%2Fb'].flatMap((name) => [
        { ...rest, rule: rule!, finding: name },
        { ...rest, rule: rule!, caseId: name },
      ]),
      { ...rest, rule: rule!, about: 'data' },
      { ...rest, rule: rule!, caseId: 'finding', about: 'data' },
      { ...rest, rule: rule! },
    ];
    expect(new Set(keys.map(formatAlertKey)).size).toBe(keys.length);
    expect(formatAlertKey({ ...rest, rule: 'spread', finding: 'too/many' })).toBe(
      'jining-2025/spread/370811/2025/finding/too%2Fmany',
    );
  });

  it('leads to the same sixteen hex digits for ever', () => {
    expect(alertIdOf(vaccinationInRencheng)).toMatch(/^[0-9a-f]{16}$/);
    expect(alertIdOf({ ...vaccinationInRencheng })).toBe(alertIdOf(vaccinationInRencheng));
    expect(alertStream('0123456789abcdef')).toBe('alert-0123456789abcdef');
  });
});
