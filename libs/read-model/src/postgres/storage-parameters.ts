/**
 * Rows that change often find room for their next version on their own page, so that no index has to follow (HOT). The
 * ledger only grows: there the room would be lost.
 */
export const STORAGE_PARAMETERS = [
  'alter table person set (fillfactor = 80)',
  'alter table unit_day set (fillfactor = 80)',
  'alter table day_unit set (fillfactor = 70)',
];
