import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inCohort } from '#org';
import { plain } from '#plugin-host';
import { documentItems, loadShangyu } from './testing/shangyu-plan.js';

const ACTIONS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const PUBLISHED = 'ce3a639042e045645ed70ac650895833b912da2d00b7688ab0ba8e5508e253a4';

describe('the plan of Shangyu 2025', () => {
  it('has the document as published beside it', () => {
    const copy = readFileSync('plugins/shangyu/documents/shangyu-2025.txt');
    expect(createHash('sha256').update(copy).digest('hex')).toBe(PUBLISHED);
  });

  it('has a task for every item of the document, in its order', async () => {
    const { plan } = await loadShangyu();
    expect(plan.tasks.map(({ id }) => id)).toEqual([...documentItems.keys()]);
    const perAction = ACTIONS.map((action) => plan.tasks.filter(({ id }) => id.startsWith(`(${action}).`)).length);
    expect(perAction).toEqual([6, 6, 4, 5, 4, 5, 5, 3, 4, 4, 5, 5]);
    expect(new Set(plan.tasks.map(({ title }) => title)).size).toBe(56);
  });

  it('has the titles that the document prints; a paragraph of goals is named after its action', async () => {
    const { plan } = await loadShangyu();
    const document = plain(readFileSync('plugins/shangyu/documents/shangyu-2025.txt', 'utf8'));
    for (const { id, title } of plan.tasks) {
      const text = documentItems.get(id) ?? '';
      const goals = /^\((.+)\)\.1$/.exec(id)?.[1];
      if (goals === undefined) expect([id, text.startsWith(`${plain(title)}。`)]).toEqual([id, true]);
      else {
        expect([id, text.startsWith('工作目标。'), title.endsWith('工作目标')]).toEqual([id, true, true]);
        const action = plain(title).replace(/工作目标$/, '');
        expect(document).toMatch(new RegExp(`\\(${goals}\\)(实施|加强)${action}1\\.`));
      }
    }
  });

  it('names no department and no leader, as the document names none', async () => {
    const { plan } = await loadShangyu();
    for (const { id, lead, cooperating, leader } of plan.tasks) {
      expect([id, lead, cooperating, leader]).toEqual([id, [], [], undefined]);
      expect(documentItems.get(id)).not.toMatch(/牵头科室|责任科室|分管领导|\((?:[^()]*)(?:负责|配合)\)/);
    }
  });

  it('quotes the document word for word, each target from the item of its task', async () => {
    const { plan } = await loadShangyu();
    const strangers = plan.targets.filter(
      ({ task, source }) => source?.item !== task || !documentItems.get(task)?.includes(plain(source.quote)),
    );
    expect(strangers.map(({ id }) => id)).toEqual([]);
    expect(plan.targets.filter(({ partOf }) => partOf === undefined)).toHaveLength(210);
  });

  it('leaves only tasks without a target that name no figure, no result and no change of their own', async () => {
    const { plan } = await loadShangyu();
    const planned = new Set(plan.targets.map(({ task }) => task));
    const bare = plan.tasks.map(({ id }) => id).filter((id) => !planned.has(id));
    expect(bare).toEqual(['(四).2.(1)', '(十二).2.(3)']);
    expect(readFileSync('plugins/shangyu/README.md', 'utf8')).toContain(`${bare.join('、')}。`);
  });

  it('takes 力争, 争取 and 争创 for stretch targets, and only those', async () => {
    const { plan } = await loadShangyu();
    for (const { id, strength, source } of plan.targets) {
      expect([id, strength === 'stretch']).toEqual([id, /力争|争取|争创/.test(source?.quote ?? '')]);
    }
  });

  it('takes a change without a figure for directional, over the year before', async () => {
    const { plan } = await loadShangyu();
    for (const { id, strength, condition } of plan.targets) {
      const bare = 'rises' in condition ? condition.rises === true : 'falls' in condition && condition.falls === true;
      expect([id, strength === 'directional']).toEqual([id, bare]);
    }
  });

  it('takes 超 and 低于 for exclusive bounds, and every other word for an inclusive one', async () => {
    const { plan } = await loadShangyu();
    const open = plan.targets.filter(({ condition }) => /"(above|below)":\d/.test(JSON.stringify(condition)));
    expect(open.map(({ id }) => id)).toEqual(['life-expectancy', 'infant-mortality']);
    for (const { id, source, condition } of plan.targets) {
      const words = plain(source?.quote ?? '');
      if (/不超过|控制在/.test(words)) expect([id, 'atMost' in condition]).toEqual([id, true]);
      else if (words.includes('下降')) expect([id, 'falls' in condition]).toEqual([id, true]);
      else if (/\d\D{0,3}以上|不少于\d|达到?\d/.test(words)) {
        expect([id, JSON.stringify(condition)]).toEqual([id, expect.stringMatching(/atLeast|"rises":true/)]);
      }
    }
  });

  it('judges each township or each village clinic where the document says so', async () => {
    const { plan } = await loadShangyu();
    const each = plan.targets.flatMap(({ id, appliesTo: { andEach, stages } }) =>
      andEach === undefined ? [] : [[id, andEach, ...(stages ?? []).map(({ cohort }) => cohort)]],
    );
    expect(each).toEqual([
      ['township-emergency-team-share', 'township'],
      ['prescription-review-centre', 'facility', 'shangyu.lead-hospitals'],
      ['village-clinics-open', 'facility', 'village-clinics'],
      ['child-health-township-share', 'township'],
    ]);
  });

  it('has the twenty townships, the code before 2013 and some unit in every cohort of its own', async () => {
    const { catalogue } = await loadShangyu();
    expect(catalogue.orgUnits.filter(({ kind }) => kind === 'township')).toHaveLength(20);
    expect(catalogue.orgUnits.find(({ code }) => code === '330682')).toMatchObject({ successor: '330604' });
    const empty = catalogue.cohorts.filter(
      (cohort) => cohort.code.startsWith('shangyu.') && !catalogue.orgUnits.some((unit) => inCohort(unit, cohort)),
    );
    expect(empty.map(({ code }) => code)).toEqual([]);
  });

  it('keeps Sir Run Run Shaw Hospital and the private hospital out of the district hospitals', async () => {
    const { catalogue } = await loadShangyu();
    const members = (code: string): readonly string[] => {
      const cohort = catalogue.cohorts.find((one) => one.code === code);
      return catalogue.orgUnits.filter((unit) => cohort && inCohort(unit, cohort)).map(({ name }) => name.zh);
    };
    expect(members('shangyu.district-hospitals')).toEqual(['上虞人民医院', '上虞区中医医院', '上虞区妇幼保健院']);
    expect(members('shangyu.lead-hospitals')).toEqual(['上虞人民医院', '上虞区中医医院']);
    expect(members('public-hospitals-level-2-up')).toHaveLength(4);
    expect(members('shangyu.facilities-level-2-up')).toHaveLength(5);
    expect(members('shangyu.referral-network')).toHaveLength(24);
  });

  it('uses every milestone, measure, indicator and service that is Shangyu’s own, and begins its codes with shangyu.', async () => {
    const { catalogue, plan } = await loadShangyu();
    const text = JSON.stringify([
      plan.targets,
      catalogue.indicators.map(({ versions }) => versions),
      catalogue.measures,
    ]);
    const own = ({ code }: { readonly code: string }): boolean => code.startsWith('shangyu.');
    const judged = new Set(plan.targets.map(({ indicator }) => indicator));
    const idle = [
      ...catalogue.milestones
        .map(({ code }) => code)
        .filter((code) => !judged.has(`milestone.${code}`) && !judged.has(`milestone-count.${code}`)),
      ...[...catalogue.indicators, ...catalogue.measures, ...catalogue.services, ...catalogue.cohorts]
        .filter(own)
        .map(({ code }) => code)
        .filter((code) => !text.includes(`"${code}"`)),
    ];
    expect(idle).toEqual([]);
    expect(catalogue.milestones.filter((one) => !own(one))).toEqual([]);
  });
});
