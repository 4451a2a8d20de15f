import { join } from 'node:path';
import { send, settled } from '../support/e2e-feed.js';
import { report } from '../support/e2e-records.js';
import { ROOT, startServerProcess, type ServerProcess } from '../support/e2e-server.js';
import { openSite, type Site } from '../support/e2e-site.js';

const TIMEOUT_MS = 120_000;
const REGIONS = ['jining', 'xiaoxian', 'shangyu', 'zhoucun', 'haian'];
const CODES = { jining: '370800', xiaoxian: '341322', shangyu: '330604', zhoucun: '370306', haian: '320685' } as const;
type Region = keyof typeof CODES;

/** What a region reports as its share of a subject: its own measures, for what each counts is not the same. */
interface Share {
  readonly region: Region;
  readonly numerator: string;
  readonly denominator: string;
  /** Target of the region's plan, and how it is judged with that share. */
  readonly target: string;
  readonly state: string;
}

/** One share for all regions, in percent, and one for the year before. */
interface Subject {
  readonly share: number;
  readonly before: number;
  readonly regions: readonly Share[];
}

const SUBJECTS: Readonly<Record<string, Subject>> = {
  健康素养: {
    share: 40,
    before: 38.5,
    regions: [
      // 力争每年提升 2 个百分点：38.5 → 40 不够。
      literacy('jining', 'behind'),
      literacy('shangyu', 'missed'),
      literacy('haian', 'reached'),
    ],
  },
  基层诊疗: {
    share: 64,
    before: 63,
    regions: [
      visits('jining', 'outpatients.visits-primary', 'outpatients.visits', 'primary-care-visits', 'behind'),
      visits('shangyu', 'shangyu.resident-visits-primary', 'shangyu.resident-visits', 'primary-care-rate', 'missed'),
      visits(
        'haian',
        'haian.outpatient-visits-primary',
        'haian.outpatient-visits',
        'primary-outpatient-share',
        'missed',
      ),
      // 逐步提高就行。
      visits('xiaoxian', 'outpatients.visits-primary', 'outpatients.visits', 'primary-care-visits', 'reached'),
    ],
  },
  家庭医生签约: {
    share: 62,
    before: 60,
    regions: [
      visits('jining', 'family-doctor.households-signed', 'households.resident', 'family-doctor-households', 'reached'),
      visits('shangyu', 'shangyu.key-group-signed', 'shangyu.key-group', 'key-group-signed-rate', 'missed'),
      visits('zhoucun', 'zhoucun.family-doctor-signed', 'population.resident', 'family-doctor-coverage', 'reached'),
      visits('haian', 'haian.family-doctor-signed', 'population.resident', 'family-doctor-coverage', 'missed'),
    ],
  },
};

function visits(region: Region, numerator: string, denominator: string, target: string, state: string): Share {
  return { region, numerator, denominator, target, state };
}

function literacy(region: Region, state: string): Share {
  return visits(region, 'health-literacy.literate', 'health-literacy.surveyed', 'health-literacy', state);
}

const yearOf = (region: Region): number => (region === 'zhoucun' ? 2024 : 2025);

describe('the same figures in five regions', () => {
  let site: Site;
  let server: ServerProcess;

  beforeAll(async () => {
    site = await openSite('sqlite');
    const plugins = ['national', ...REGIONS].map((id) => join(ROOT, 'plugins', id)).join(',');
    server = await startServerProcess({ ...site.env, PLUGINS: plugins, CLOCK: 'feed' });
    const records = Object.entries(SUBJECTS).flatMap(([subject, { share, before, regions }]) =>
      regions.flatMap(({ region, numerator, denominator }) =>
        [[yearOf(region) - 1, before] as const, [yearOf(region), share] as const].map(([year, percent]) =>
          report(`${subject}-${region}-${year}`, CODES[region], `${year}-12`, {
            [numerator]: percent * 10,
            [denominator]: 1_000,
          }),
        ),
      ),
    );
    expect((await send(server, records)).rejected).toBe(0);
    await settled(server);
  }, TIMEOUT_MS);

  afterAll(async () => {
    await server.stop();
    await site.clear();
  });

  describe.each(Object.entries(SUBJECTS))('%s', (_subject, { share, regions }) => {
    it.each(regions.map((one) => [one.region, one.target, one.state] as const))(
      '%s: %s is %s',
      async (region, id, state) => {
        interface Status {
          readonly target: string;
          readonly state: string;
          readonly value: number | null;
        }
        const { targets } = await server.get<{ targets: readonly Status[] }>(
          `/api/v1/plans/${region}-${yearOf(region)}/status?orgUnit=${CODES[region]}&asOf=${yearOf(region)}-12-31`,
        );
        const found = targets.find(({ target }) => target === id)!;
        expect([found.value, found.state]).toEqual([share, state]);
      },
    );
  });
});
