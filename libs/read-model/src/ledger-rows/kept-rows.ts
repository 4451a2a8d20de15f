import type { KeptRecord } from '#indicators';

/** Columns of a record that rules look at, in the order of {@link KeptTuple}. */
export const KEPT_COLUMNS = 'key, service, unit, day, data';
export type KeptTuple = [key: number, service: string, unit: number, day: number, data: string];

export function keptRow({ key, service, unit, day, ...data }: KeptRecord): KeptTuple {
  return [key, service, unit, day, JSON.stringify(data)];
}

export function keptOf([key, service, unit, day, data]: KeptTuple): KeptRecord {
  return { key, service, unit, day, ...(JSON.parse(data) as Omit<KeptRecord, 'key' | 'service' | 'unit' | 'day'>) };
}
