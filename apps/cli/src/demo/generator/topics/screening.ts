import { firstDayOfYear, formatDay, lastDayOfYear, type Day } from '#calendar';
import { FEED_RECORD_TYPES } from '#feed';
import { event, withdrawal, type Arrival, type FeedEvent } from '../feed-event.js';
import { isOf, on, type County, type World } from '../world.js';

const SYSTEM = 'cancer-screening';
/** People screened in the city. */
const PERSONS = 18_640;
/** Screening begins slowly and makes up for it in autumn. */
const LATENESS = 1.12;
const SUNDAY = 3;

/** One record a person screened for colorectal cancer: some come twice, some are entered late, some by mistake. */
export function* screening(world: World): Generator<Arrival> {
  const weight = (county: County) => county.people * county.pace;
  const all = world.counties.reduce((sum, county) => sum + weight(county), 0);
  for (const county of world.counties) yield* ofCounty(world, county, Math.round((PERSONS * weight(county)) / all));
}

function* ofCounty(world: World, county: County, persons: number): Generator<Arrival> {
  const random = world.random(`${SYSTEM}/${county.code}`);
  const places = county.facilities.filter((unit) =>
    isOf(unit, { types: ['综合医院', '乡镇卫生院', '社区卫生服务中心'] }),
  );
  const [first, last] = [firstDayOfYear(world.year), lastDayOfYear(world.year)];
  for (let person = 1; person <= persons; person++) {
    const day = workday(first + Math.floor((last - first + 1) * random.next() ** (1 / LATENESS)), last);
    const subject = `jn-${county.code}-${person.toString(36).padStart(4, '0')}`;
    const record = screened(`${county.code}-${person}`, random.pick(places).code, subject, day, random.whole(45, 74));
    yield { day: random.chance(0.02) ? day + random.whole(5, 25) : day, event: record };
    if (random.chance(0.015)) {
      const again = Math.min(last, day + random.whole(20, 90));
      yield { day: again, event: screened(`${county.code}-${person}-2`, random.pick(places).code, subject, again, 60) };
    }
    if (county.code === '370881' && person % 60 === 0) yield* byMistake(world, record, day, subject);
  }
}

function screened(id: string, orgUnit: string, subject: string, day: Day, age: number): FeedEvent {
  return event(FEED_RECORD_TYPES.serviceRecorded, `/jining/${SYSTEM}`, `${SYSTEM}/${id}`, day, {
    orgUnit,
    service: 'colorectal-screening',
    subject,
    occurredOn: formatDay(day),
    attributes: { age, risk: 'high' },
  });
}

/** Qufu entered some people under a second number and took those records back. */
function* byMistake(world: World, record: FeedEvent, day: Day, subject: string): Generator<Arrival> {
  const doubled = { ...record, id: `${record.id}-x`, data: { ...record.data, subject: `${subject}-x` } };
  yield { day, event: doubled };
  yield withdrawal(doubled, Math.min(day + 12, on(world, 12, 30)), '同一人重复建档');
}

function workday(day: Day, last: Day): Day {
  return day % 7 === SUNDAY ? (day < last ? day + 1 : day - 1) : day;
}
