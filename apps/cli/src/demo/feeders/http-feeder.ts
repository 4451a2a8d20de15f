import type { ZhibiaoApi } from '../../api/zhibiao-api.js';
import { postRecords } from '../../feeding/post-records.js';
import type { Feeder } from './feeder.js';

export function httpFeeder(api: ZhibiaoApi): Feeder {
  return {
    about: 'HTTP',
    feed: (records) => postRecords(records, api),
  };
}
