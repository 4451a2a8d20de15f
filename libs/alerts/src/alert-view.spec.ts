import type { AlertEvent } from './alert-event.js';
import { alertView } from './alert-view.js';
import { behindWorthy, factsOn, momentOf } from './testing/examples.js';

const history: AlertEvent[] = [
  { ...factsOn(1, behindWorthy, 'firing', 'yellow'), transition: 'firing', at: momentOf(1) },
  {
    ...factsOn(1, behindWorthy, 'acknowledged', 'yellow'),
    transition: 'acknowledged',
    by: '王科长',
    comment: '已通知',
    at: momentOf(2),
  },
  { ...factsOn(3, behindWorthy, 'resolved', 'green'), transition: 'resolved', at: momentOf(3) },
  { ...factsOn(4, behindWorthy, 'reopened', 'yellow'), transition: 'reopened', at: momentOf(4) },
];

describe('the view of an alert', () => {
  it('shows the alert as it stands, since when, and how often it came back', () => {
    const alert = alertView(history)?.alert;
    expect(alert).toMatchObject({ state: 'reopened', firedAt: momentOf(1), changedAt: momentOf(4), reopenings: 1 });
    expect(alert?.acknowledgedBy).toBeUndefined();
    expect(alertView(history.slice(0, 3))?.alert.acknowledgedBy).toBe('王科长');
  });

  it('has a line in the timeline for each event, with who and why where somebody acted', () => {
    const { message } = behindWorthy;
    const figures = { asOf: '2025-11-30', value: 85.2, severity: 'warning', message };
    expect(alertView(history)?.timeline).toEqual([
      { transition: 'firing', at: momentOf(1), ...figures },
      { transition: 'acknowledged', at: momentOf(2), by: '王科长', comment: '已通知', ...figures },
      { transition: 'resolved', at: momentOf(3), ...figures },
      { transition: 'reopened', at: momentOf(4), ...figures },
    ]);
  });

  it('is nothing where nothing happened', () => expect(alertView([])).toBeUndefined());
});
