import type { AlertAcknowledged, AlertFiring, AlertReopened, AlertResolved, AlertUpdated } from './alert-event.js';
import type { AlertCommand } from './decide.js';
import type { Worthy } from './commands/observe.js';
import { behindWorthy, factsOn, missedWorthy, momentOf, observation } from './testing/examples.js';
import { given } from './testing/given.js';

const observe = (position: number, worthy: Worthy | null): AlertCommand => ({
  type: 'observe',
  ...observation(position, worthy),
});
const sign = (by: string, at: string): AlertCommand => ({ type: 'acknowledge', by, at });

const fired: AlertFiring = {
  ...factsOn(1, behindWorthy, 'firing', 'yellow'),
  transition: 'firing',
  at: momentOf(1),
};
const signed: AlertAcknowledged = {
  ...factsOn(1, behindWorthy, 'acknowledged', 'yellow'),
  transition: 'acknowledged',
  by: '王科长',
  at: momentOf(2),
};
const recovered = { ...behindWorthy, message: '已恢复：任城区 免疫规划疫苗接种率 未达序时进度' };
const resolved: AlertResolved = {
  ...factsOn(3, recovered, 'resolved', 'green'),
  transition: 'resolved',
  at: momentOf(3),
};
const reopened: AlertReopened = {
  ...factsOn(4, behindWorthy, 'reopened', 'yellow'),
  transition: 'reopened',
  at: momentOf(4),
};

describe('an observation', () => {
  it('fires when there was no alert', () => given().when(observe(1, behindWorthy)).then(fired));

  it('says nothing while all is well', () => given().when(observe(1, null)).thenNothing());

  it('says nothing when it is told again', () => given(fired).when(observe(1, behindWorthy)).thenNothing());

  it('says nothing when only the figures moved on', () =>
    given(fired)
      .when({ ...observe(5, { ...behindWorthy, message: '任城区 免疫规划疫苗接种率 85.3 %' }) })
      .thenNothing());

  it('updates when behind became missed, and keeps who signed', () => {
    const updated: AlertUpdated = {
      ...factsOn(5, missedWorthy, 'acknowledged', 'red'),
      transition: 'updated',
      at: momentOf(5),
    };
    given(fired, signed).when(observe(5, missedWorthy)).then(updated);
    given(fired, signed, updated)
      .when(sign('王科长', momentOf(6)))
      .thenNothing();
  });

  it('updates when only the severity changed', () => {
    const graver: Worthy = { ...behindWorthy, severity: 'critical' };
    given(fired)
      .when(observe(5, graver))
      .then({ ...factsOn(5, graver, 'firing', 'yellow'), transition: 'updated', at: momentOf(5) });
  });

  it('resolves a firing alert when the condition ended', () => given(fired).when(observe(3, null)).then(resolved));

  it('resolves an acknowledged alert when the condition ended', () =>
    given(fired, signed).when(observe(3, null)).then(resolved));

  it('resolves with the words of the evaluation where it has some', () => {
    const recovery = { title: '任城区 免疫规划疫苗接种率 已恢复', message: '任城区 免疫规划疫苗接种率 已恢复 92.4 %' };
    given(fired)
      .when({ type: 'observe', ...observation(3, null), recovery })
      .then({ ...resolved, ...recovery });
  });

  it('resolves once', () => given(fired, resolved).when(observe(4, null)).thenNothing());

  it('reopens when the condition came back', () =>
    given(fired, resolved).when(observe(4, behindWorthy)).then(reopened));

  it('resolves a reopened alert again', () =>
    given(fired, resolved, reopened)
      .when(observe(6, null))
      .then({ ...factsOn(6, recovered, 'resolved', 'green'), transition: 'resolved', at: momentOf(6) }));

  it('is ignored when the alert already rests on more of the log', () => {
    given(fired, resolved).when(observe(2, behindWorthy)).thenNothing();
    given(fired, resolved, reopened).when(observe(3, null)).thenNothing();
  });

  it('treats overdue data and overdue cases like any other condition', () => {
    for (const kind of ['overdue-data', 'case-overdue', 'broken'] as const) {
      const worthy: Worthy = { ...missedWorthy, kind };
      const firing: AlertFiring = {
        ...factsOn(1, worthy, 'firing', 'red'),
        transition: 'firing',
        at: momentOf(1),
      };
      given().when(observe(1, worthy)).then(firing);
      given(firing).when(observe(1, worthy)).thenNothing();
      given(firing)
        .when(observe(3, null))
        .then({
          ...factsOn(3, { ...worthy, message: `已恢复：${worthy.title}` }, 'resolved', 'green'),
          transition: 'resolved',
          at: momentOf(3),
        });
    }
  });
});

describe('acknowledging', () => {
  it('signs a firing alert, on the evidence it fired with', () =>
    given(fired)
      .when(sign('王科长', momentOf(2)))
      .then(signed));

  it('keeps the comment', () =>
    given(fired)
      .when({ type: 'acknowledge', by: '王科长', comment: '已通知各接种点', at: momentOf(2) })
      .then({ ...signed, comment: '已通知各接种点' }));

  it('signs a reopened alert anew, whoever signed before', () =>
    given(fired, signed, resolved, reopened)
      .when(sign('王科长', momentOf(7)))
      .then({
        ...factsOn(4, behindWorthy, 'acknowledged', 'yellow'),
        transition: 'acknowledged',
        by: '王科长',
        at: momentOf(7),
      }));

  it('changes nothing when the same person signs again', () =>
    given(fired, signed)
      .when(sign('王科长', momentOf(8)))
      .thenNothing());

  it('is refused when somebody else has signed, and says who', () =>
    given(fired, signed)
      .when(sign('李科长', momentOf(8)))
      .thenRejected({
        code: 'ALERT_STEP_NOT_ALLOWED',
        state: 'acknowledged',
        message: '预警已由 王科长 签收，可以添加批注',
      }));

  it('is refused when the condition has ended', () =>
    given(fired, resolved)
      .when(sign('王科长', momentOf(8)))
      .thenRejected({ code: 'ALERT_STEP_NOT_ALLOWED', state: 'resolved' }));

  it('is refused where there is no alert', () =>
    given()
      .when(sign('王科长', momentOf(8)))
      .thenRejected({ code: 'ALERT_NOT_FOUND', state: 'none' }));
});

describe('commenting', () => {
  const say = (comment: string): AlertCommand => ({ type: 'comment', by: '李科长', comment, at: momentOf(9) });

  it('adds a remark and leaves the state as it is', () => {
    for (const [history, state] of [
      [[fired], 'firing'],
      [[fired, signed], 'acknowledged'],
    ] as const) {
      given(...history)
        .when(say(' 本周补种 '))
        .then({
          ...factsOn(1, behindWorthy, state, 'yellow'),
          transition: 'commented',
          by: '李科长',
          comment: '本周补种',
          at: momentOf(9),
        });
    }
  });

  it('is allowed after the alert has resolved', () =>
    given(fired, resolved)
      .when(say('已核实'))
      .then({ ...resolved, transition: 'commented', by: '李科长', comment: '已核实', at: momentOf(9) }));

  it('does not make anybody sign again', () =>
    given(fired, signed, { ...signed, transition: 'commented', by: '李科长', comment: '好', at: momentOf(9) })
      .when(sign('王科长', momentOf(10)))
      .thenNothing());

  it('is refused when it says nothing', () =>
    given(fired).when(say('  ')).thenRejected({ code: 'ALERT_COMMENT_EMPTY' }));

  it('is refused where there is no alert', () => given().when(say('好')).thenRejected({ code: 'ALERT_NOT_FOUND' }));
});
