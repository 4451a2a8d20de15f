import type { Arrival } from '../feed-event.js';
import type { Month, World } from '../world.js';
import { blood } from './blood.js';
import { childcare } from './childcare.js';
import { chineseMedicine } from './chinese-medicine.js';
import { cityProjects } from './city-projects.js';
import { countyServices } from './county-services.js';
import { drugShortage } from './drug-shortage.js';
import { facilities } from './facilities.js';
import { familyDoctor } from './family-doctor.js';
import { finance } from './finance.js';
import { hospitalCapacity } from './hospital-capacity.js';
import { immunisation } from './immunisation.js';
import { maternalAndChild } from './maternal-and-child.js';
import { milestones } from './milestones.js';
import { population } from './population.js';
import { promotion } from './promotion.js';
import { screening } from './screening.js';
import { spine } from './spine.js';
import { supervision } from './supervision.js';
import { twoCancer } from './two-cancer.js';
import { villageClinics } from './village-clinics.js';
import { villageDoctors } from './village-doctors.js';
import { visits } from './visits.js';
import { workforce } from './workforce.js';
import { zeroEvents } from './zero-events.js';

/** What feeding systems report through the year, each system without a thought of the others. */
export const TOPICS: readonly ((world: World) => Iterable<Arrival>)[] = [
  population,
  immunisation,
  workforce,
  hospitalCapacity,
  villageDoctors,
  finance,
  familyDoctor,
  visits,
  villageClinics,
  childcare,
  maternalAndChild,
  spine,
  countyServices,
  facilities,
  screening,
  drugShortage,
  zeroEvents,
  supervision,
  promotion,
  blood,
  cityProjects,
  chineseMedicine,
  milestones,
];

/** What is too much to be held for the whole year: made month by month, each arrival on a day of its month. */
export const LARGE_TOPICS: readonly ((world: World, month: Month) => Iterable<Arrival>)[] = [twoCancer];
