import { formatDay, type Day } from '#calendar';
import { FEED_RECORD_TYPES } from '#feed';
import { event, type Arrival } from '../feed-event.js';
import { isOf, on, type County, type Month, type World } from '../world.js';
import { peopleOf } from './sizes.js';

const SYSTEM = 'two-cancer';
/** Women screened in the city: about 250,000, as the plan puts it. */
const WOMEN = 241_000;

/** One record a woman screened for cervical and breast cancer, from February on: by far the most of the year. */
export function* twoCancer(world: World, month: Month): Generator<Arrival> {
  const people = peopleOf(world.counties);
  for (const county of world.counties)
    yield* ofCounty(world, county, month, Math.round((WOMEN * county.people) / people));
}

function* ofCounty(world: World, county: County, { from, to }: Month, women: number): Generator<Arrival> {
  const places = county.facilities.filter((unit) => isOf(unit, { types: ['综合医院', '妇幼保健院', '乡镇卫生院'] }));
  const [first, last] = [on(world, 2, 5), on(world, 12, 31)];
  const days = last - first + 1;
  const doneBefore = (day: Day) => Math.ceil(women * (Math.max(0, day - first) / days) ** county.lateness);
  const dayOf = (woman: number) => first + Math.floor(days * (woman / women) ** (1 / county.lateness));
  for (let woman = doneBefore(from); woman < doneBefore(to + 1); woman++) {
    const name = `${county.code}-${woman.toString(36)}`;
    const day = Math.min(Math.max(dayOf(woman), from), to);
    yield {
      day,
      event: event(FEED_RECORD_TYPES.serviceRecorded, `/jining/${SYSTEM}`, `${SYSTEM}/${name}`, day, {
        orgUnit: places[woman % places.length]!.code,
        service: 'two-cancer-screening',
        subject: `jw-${name}`,
        occurredOn: formatDay(day),
      }),
    };
  }
}
