import type { TopicPartitionOffsetAndMetadata } from 'kafkajs';
import { OffsetCommits } from './offset-commits.js';

function commitsWith(fail?: () => Error | undefined) {
  const committed: TopicPartitionOffsetAndMetadata[][] = [];
  const failures: unknown[] = [];
  const commits = new OffsetCommits({
    commit: async (offsets) => {
      const error = fail?.();
      if (error) throw error;
      committed.push(offsets);
    },
    withinMs: 5,
    onFailure: (error) => failures.push(error),
  });
  return { commits, committed, failures };
}

const seen = ({ topic, partition, offset }: TopicPartitionOffsetAndMetadata): string =>
  `${topic}/${partition}@${offset}`;

describe('offsets to commit', () => {
  it('go together, the newest of each partition', async () => {
    const { commits, committed } = commitsWith();
    commits.note('t', 0, '5');
    commits.note('t', 1, '7');
    commits.note('t', 0, '9');
    await commits.flush();
    expect(committed.map((offsets) => offsets.map(seen))).toEqual([['t/0@9', 't/1@7']]);
    await commits.flush();
    expect(committed).toHaveLength(1);
  });

  it('go by themselves after a while', async () => {
    const { commits, committed } = commitsWith();
    commits.note('t', 0, '5');
    while (committed.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(committed[0]!.map(seen)).toEqual(['t/0@5']);
  });

  it('are forgotten where the partitions were dealt out anew', async () => {
    const { commits, committed } = commitsWith();
    commits.note('t', 0, '5');
    commits.forget();
    await commits.flush();
    expect(committed).toEqual([]);
  });

  it('that fail are told, and the next ones go all the same', async () => {
    let left = 1;
    const { commits, committed, failures } = commitsWith(() => (left-- > 0 ? new Error('rebalancing') : undefined));
    commits.note('t', 0, '5');
    await commits.flush();
    expect(failures).toHaveLength(1);
    commits.note('t', 0, '6');
    await commits.flush();
    expect(committed[0]!.map(seen)).toEqual(['t/0@6']);
  });
});
