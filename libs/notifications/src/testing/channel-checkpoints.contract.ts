import { START } from '#event-store';
import type { ChannelCheckpoints } from '../relay/channel-checkpoints.js';

/** What every adapter of {@link ChannelCheckpoints} must do. */
export function channelCheckpointsContract(name: string, open: () => Promise<ChannelCheckpoints>): void {
  describe(`channel checkpoints ${name}`, () => {
    it('begin before the first event', async () => {
      expect(await (await open()).load('kafka:alerts')).toBe(START);
    });

    it('remember the last position of each channel by itself', async () => {
      const checkpoints = await open();
      await checkpoints.save('kafka:alerts', 7);
      await checkpoints.save('webhook:1', 3);
      await checkpoints.save('kafka:alerts', 9_000_000_000_000);
      expect(await checkpoints.load('kafka:alerts')).toBe(9_000_000_000_000);
      expect(await checkpoints.load('webhook:1')).toBe(3);
    });
  });
}
