import { firstDayOfYear, formatDay, lastDayOfYear, periodOf } from '#calendar';
import { report, type Arrival } from '../feed-event.js';
import { monthsOf, on, type World } from '../world.js';

/** The county in which an imported case of malaria led to one on the spot. */
const BREACH = '370826';

/** Weekly reports that nothing happened, monthly ones on safety, and the one event that did happen. */
export function* zeroEvents(world: World): Generator<Arrival> {
  for (const { code } of world.counties) {
    const last = periodOf(lastDayOfYear(world.year) + 1, 'week');
    for (
      let week = periodOf(firstDayOfYear(world.year) + 6, 'week');
      week.to <= last.to;
      week = periodOf(week.to + 1, 'week')
    ) {
      yield report('infectious-diseases', code, week.name, week.to, { 'malaria.local-spread-from-import': 0 });
    }
    for (const { period, to } of monthsOf(world.year)) {
      yield report('safety', code, period, to, { 'safety.major-accidents': 0, 'safety.secrecy-breaches': 0 });
    }
  }
  const day = on(world, 8, 14);
  yield report('infectious-diseases', BREACH, formatDay(day), day, { 'malaria.local-spread-from-import': 1 });
}
