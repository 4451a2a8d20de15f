import { WrongExpectedRevisionError } from '#event-store';
import { sampleEvents, sampleId } from '../../event-store/src/testing/index.js';
import { claimedRevisions, planAppends } from './append-plan.js';

describe('planAppends', () => {
  const stored = new Map([
    [
      'feed-a',
      {
        revision: 4,
        places: new Map([
          [3, { id: sampleId(3), position: 31 }],
          [4, { id: sampleId(4), position: 40 }],
        ]),
      },
    ],
  ]);

  it('places new events side by side behind the head', () => {
    const plan = planAppends(
      [
        { stream: 'feed-a', expected: 4, events: sampleEvents(5, 6) },
        { stream: 'feed-b', expected: 'no-stream', events: sampleEvents(7, 7) },
        { stream: 'feed-a', expected: 'any', events: sampleEvents(8, 8) },
      ],
      stored,
      100,
    );
    expect(plan.writes.map(({ firstRevision, firstPosition }) => [firstRevision, firstPosition])).toEqual([
      [5, 101],
      [0, 103],
      [7, 104],
    ]);
    expect(plan.outcomes).toEqual([
      { revision: 6, position: 102, first: 101 },
      { revision: 0, position: 103, first: 103 },
      { revision: 7, position: 104, first: 104 },
    ]);
  });

  it('answers a repeat with the place of the stored events and writes nothing', () => {
    const plan = planAppends([{ stream: 'feed-a', expected: 2, events: sampleEvents(3, 4) }], stored, 100);
    expect(plan).toEqual({ writes: [], outcomes: [{ revision: 4, position: 40 }] });
  });

  it('gives no place to a conflict', () => {
    const plan = planAppends(
      [
        { stream: 'feed-a', expected: 'no-stream', events: sampleEvents(1, 1) },
        { stream: 'feed-a', expected: 4, events: sampleEvents(9, 9) },
      ],
      stored,
      100,
    );
    expect(plan.outcomes[0]).toBeInstanceOf(WrongExpectedRevisionError);
    expect(plan.outcomes[1]).toEqual({ revision: 5, position: 101, first: 101 });
  });
});

describe('claimedRevisions', () => {
  const events = sampleEvents(1, 3);
  it.each([
    ['any', 9, undefined],
    [9, 9, undefined],
    [12, 9, undefined],
    ['no-stream', -1, undefined],
    ['no-stream', 9, [0, 2]],
    [7, 9, [8, 9]],
  ] as const)('expecting %s of a stream at %s are %j', (expected, revision, claimed) => {
    expect(claimedRevisions({ stream: 'feed-a', expected, events }, revision)).toEqual(claimed);
  });
});
