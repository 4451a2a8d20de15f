import type { CountyProfile } from '../county-profiles.js';

/** Groups of a county's residents, as shares of them that are plausible for the province. */
export const childrenOf = ({ people }: CountyProfile) => Math.round(people * 0.19);
export const householdsOf = ({ people }: CountyProfile) => Math.round(people / 2.75);
/** Doses of programme vaccines due in the year. */
export const dosesDueOf = ({ people }: CountyProfile) => Math.round(people * 0.145);
/** Older people with hypertension or diabetes. */
export const chronicPatientsOf = ({ people }: CountyProfile) => Math.round(people * 0.082);
/** Hospital doctors who work in primary care. */
export const hospitalDoctorsOf = ({ people }: CountyProfile) => Math.round(people / 9_000);
export const villageClinicsOf = ({ people }: CountyProfile) => Math.round(people / 1_560);
