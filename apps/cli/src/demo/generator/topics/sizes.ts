import type { CountyProfile } from '../county-profiles.js';

/** Groups of a county's residents and what serves them, as shares that are plausible for the province. */
export const childrenOf = ({ people }: CountyProfile) => Math.round(people * 0.19);
export const householdsOf = ({ people }: CountyProfile) => Math.round(people / 2.75);
/** Doses of programme vaccines due in the year. */
export const dosesDueOf = ({ people }: CountyProfile) => Math.round(people * 0.145);
/** Older people with hypertension or diabetes. */
export const chronicPatientsOf = ({ people }: CountyProfile) => Math.round(people * 0.082);
/** Hospital doctors who work in primary care. */
export const hospitalDoctorsOf = ({ people }: CountyProfile) => Math.round(people / 9_000);
export const villageClinicsOf = ({ people }: CountyProfile) => Math.round(people / 1_560);
export const villageDoctorsOf = ({ people }: CountyProfile) => Math.round(people / 1_180);
export const primaryCareStaffOf = ({ people }: CountyProfile) => Math.round(people * 0.0029);
export const hospitalBedsOf = ({ people }: CountyProfile) => Math.round(people * 0.0058);
/** Children and teenagers due for scoliosis screening. */
export const pupilsOf = ({ people }: CountyProfile) => Math.round(people * 0.105);
/** Employers in trades with severe occupational hazards. */
export const hazardousEmployersOf = ({ people }: CountyProfile) => Math.round(people / 11_000);
/** Facilities and firms in the key areas of health supervision. */
export const supervisedUnitsOf = ({ people }: CountyProfile) => Math.round(people / 3_100);
/** Residents of the region. */
export const peopleOf = (counties: readonly CountyProfile[]) => counties.reduce((sum, { people }) => sum + people, 0);
