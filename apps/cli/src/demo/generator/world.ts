import { dayOf, firstDayOfYear, formatDay, type Day } from '#calendar';
import type { OrgUnit } from '#org';
import { OrgTree } from '#org';
import { COUNTY_PROFILES, type CountyProfile } from './county-profiles.js';
import { randomOf, type Random } from './random.js';

/** A county with its facilities. */
export interface County extends CountyProfile {
  readonly facilities: readonly OrgUnit[];
}

/** What the topics of the generator draw on. */
export interface World {
  readonly year: number;
  readonly region: string;
  readonly counties: readonly County[];
  random(name: string): Random;
}

/** The world of a region of which nothing is invented beside its records. */
export function plainWorld(seed: number, year: number, region: string): World {
  return { year, region, counties: [], random: (name) => randomOf(seed, `${region}/${name}`) };
}

export function worldOf(seed: number, year: number, region: string, orgUnits: readonly OrgUnit[]): World {
  const tree = new OrgTree(orgUnits);
  const counties = COUNTY_PROFILES.map((profile) => ({
    ...profile,
    facilities: [...tree.subtree(profile.code)].filter(({ kind }) => kind === 'facility'),
  }));
  return { year, region, counties, random: (name) => randomOf(seed, name) };
}

/** One month of the year. */
export interface Month {
  /** From 1. */
  readonly number: number;
  /** `2025-03` */
  readonly period: string;
  readonly from: Day;
  readonly to: Day;
  /** Share of the year that is over at its end. */
  readonly passed: number;
}

export function monthsOf(year: number): readonly Month[] {
  return Array.from({ length: 12 }, (_, at) => {
    const number = at + 1;
    const from = dayOf(year, number, 1)!;
    const to = (number === 12 ? firstDayOfYear(year + 1) : dayOf(year, number + 1, 1)!) - 1;
    return { number, period: formatDay(from).slice(0, 7), from, to, passed: number / 12 };
  });
}

/** A day of the world's year. */
export function on(world: World, month: number, dayOfMonth: number): Day {
  return dayOf(world.year, month, dayOfMonth)!;
}

/** Whether a facility is of one of the types, or has one of the functions. */
export function isOf(
  unit: OrgUnit,
  names: { readonly types?: readonly string[]; readonly functions?: readonly string[] },
) {
  const { type, functions } = unit.attributes;
  if (names.types !== undefined) return names.types.includes(String(type));
  const has = Array.isArray(functions) ? functions : [functions];
  return (names.functions ?? []).some((one) => has.includes(one));
}

/**
 * Splits a yearly total over months so that after each the rounded share of the curve is done: what is reported per month
 * adds up exactly.
 *
 * @param curve share done by the share of the year that has passed
 */
export function perMonth(
  total: number,
  months: readonly Month[],
  curve: (passed: number) => number,
): readonly number[] {
  const done = months.map(({ passed }) => Math.round(total * Math.min(1, curve(passed))));
  return done.map((sum, at) => sum - (done[at - 1] ?? 0));
}

/** A level that moves from one value to another through the year. */
export function moving(from: number, to: number, passed: number): number {
  return from + (to - from) * passed;
}
