import type { Arrival } from '../feed-event.js';
import type { World } from '../world.js';
import { childcare } from './childcare.js';
import { cityProjects } from './city-projects.js';
import { countyServices } from './county-services.js';
import { drugShortage } from './drug-shortage.js';
import { facilities } from './facilities.js';
import { familyDoctor } from './family-doctor.js';
import { immunisation } from './immunisation.js';
import { maternalAndChild } from './maternal-and-child.js';
import { milestones } from './milestones.js';
import { population } from './population.js';
import { screening } from './screening.js';
import { villageClinics } from './village-clinics.js';
import { visits } from './visits.js';
import { workforce } from './workforce.js';
import { zeroEvents } from './zero-events.js';

/** What feeding systems report through the year, each system without a thought of the others. */
export const TOPICS: readonly ((world: World) => Iterable<Arrival>)[] = [
  population,
  immunisation,
  workforce,
  familyDoctor,
  visits,
  villageClinics,
  childcare,
  maternalAndChild,
  countyServices,
  facilities,
  screening,
  drugShortage,
  zeroEvents,
  cityProjects,
  milestones,
];
