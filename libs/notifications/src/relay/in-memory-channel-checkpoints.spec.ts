import { channelCheckpointsContract } from '../testing/channel-checkpoints.contract.js';
import { InMemoryChannelCheckpoints } from './in-memory-channel-checkpoints.js';

channelCheckpointsContract('in memory', async () => new InMemoryChannelCheckpoints());
