import type { AlertRow, ObservedKey, ObservedRow, RejectionRow, StatusHistoryRow } from '../read-model.js';
import { BulkStatement, ROWS, SELECTED } from './bulk-statement.js';

export const upsertObserved = new BulkStatement<ObservedRow>(
  'observed_upsert',
  `insert into observed (plan, unit, target_group, as_of, judged_on, value, data) ${SELECTED}
   on conflict (plan, unit, target_group) do update set as_of = excluded.as_of, judged_on = excluded.judged_on,
     value = excluded.value, data = excluded.data`,
  [
    ['text', ({ plan }) => plan],
    ['text', ({ unit }) => unit],
    ['text', ({ group }) => group],
    ['bigint', ({ asOf }) => asOf],
    ['bigint', ({ judgedOn }) => judgedOn],
    ['double precision', ({ value }) => value],
    ['text', ({ data }) => data],
  ],
);

export const deleteObserved = new BulkStatement<ObservedKey>(
  'observed_delete',
  `delete from observed using ${ROWS} as gone(plan, unit, target_group)
   where observed.plan = gone.plan and observed.unit = gone.unit and observed.target_group = gone.target_group`,
  [
    ['text', ({ plan }) => plan],
    ['text', ({ unit }) => unit],
    ['text', ({ group }) => group],
  ],
);

export const upsertHistory = new BulkStatement<StatusHistoryRow>(
  'status_history_upsert',
  `insert into status_history (plan, unit, target, as_of, state, colour, value) ${SELECTED}
   on conflict (plan, unit, target, as_of) do update set state = excluded.state, colour = excluded.colour,
     value = excluded.value`,
  [
    ['text', ({ plan }) => plan],
    ['text', ({ unit }) => unit],
    ['text', ({ target }) => target],
    ['bigint', ({ asOf }) => asOf],
    ['text', ({ state }) => state],
    ['text', ({ colour }) => colour],
    ['double precision', ({ value }) => value],
  ],
);

export const upsertAlerts = new BulkStatement<AlertRow>(
  'alert_upsert',
  `insert into alert (alert_id, state, severity, colour, plan, target, unit, owners, position, data)
   ${SELECTED} on conflict (alert_id) do update set state = excluded.state, severity = excluded.severity,
     colour = excluded.colour, plan = excluded.plan, target = excluded.target, unit = excluded.unit,
     owners = excluded.owners, position = excluded.position, data = excluded.data`,
  [
    ['text', ({ alertId }) => alertId],
    ['text', ({ state }) => state],
    ['text', ({ severity }) => severity],
    ['text', ({ colour }) => colour],
    ['text', ({ plan }) => plan],
    ['text', ({ target }) => target],
    ['text', ({ unit }) => unit],
    ['text', ({ owners }) => JSON.stringify(owners)],
    ['bigint', ({ position }) => position],
    ['text', ({ data }) => data],
  ],
);

export const insertRejections = new BulkStatement<RejectionRow>(
  'rejection_insert',
  `insert into rejection (id, position, code, pointer, message, source, record_id, value, origin, at)
   ${SELECTED} on conflict (id) do nothing`,
  [
    ['text', ({ id }) => id],
    ['bigint', ({ position }) => position],
    ['text', ({ code }) => code],
    ['text', ({ pointer }) => pointer],
    ['text', ({ message }) => message],
    ['text', ({ source }) => source],
    ['text', ({ recordId }) => recordId],
    ['text', ({ value }) => value],
    ['text', ({ origin }) => origin],
    ['text', ({ at }) => at],
  ],
);

export const markRedriven = new BulkStatement<string>(
  'rejection_redriven',
  `update rejection set redriven = 1 from ${ROWS} as sent_again(at) where id = sent_again.at`,
  [['text', (id) => id]],
);

export const insertRefs = new BulkStatement<{ readonly kind: string; readonly ref: number; readonly code: string }>(
  'ref_insert',
  `insert into ref (kind, ref, code) ${SELECTED}`,
  [
    ['text', ({ kind }) => kind],
    ['bigint', ({ ref }) => ref],
    ['text', ({ code }) => code],
  ],
);

export const upsertMeta = new BulkStatement<readonly [name: string, value: string]>(
  'meta_upsert',
  `insert into meta (name, value) ${SELECTED} on conflict (name) do update set value = excluded.value`,
  [
    ['text', ([name]) => name],
    ['text', ([, value]) => value],
  ],
);
