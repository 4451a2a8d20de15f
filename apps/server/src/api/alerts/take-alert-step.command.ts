import { Inject } from '@nestjs/common';
import { Command, CommandHandler, QueryBus, type ICommandHandler } from '@nestjs/cqrs';
import type { AlertRejection } from '#alerts';
import { ProblemException } from '#platform';
import {
  ALERT_DESK,
  EVENT_STORE,
  PROJECTION,
  type AlertDesk,
  type EventStore,
  type ProjectionHandle,
} from '../../server-parts.js';
import { GetAlert, unknownAlert, type AlertWithTimeline } from './get-alert.query.js';

/** So that the list shows the step to whoever took it. It is in the log in any case. */
const PATIENCE_MS = 2_000;

/** A person's step on an alert. `by`: who takes it. */
export type PersonsStep =
  | { readonly type: 'acknowledge'; readonly by: string; readonly comment?: string }
  | { readonly type: 'comment'; readonly by: string; readonly comment: string };

export class TakeAlertStep extends Command<AlertWithTimeline> {
  constructor(
    readonly alertId: string,
    readonly step: PersonsStep,
  ) {
    super();
  }
}

@CommandHandler(TakeAlertStep)
export class TakeAlertStepHandler implements ICommandHandler<TakeAlertStep, AlertWithTimeline> {
  constructor(
    @Inject(ALERT_DESK) private readonly desk: AlertDesk,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(PROJECTION) private readonly projection: ProjectionHandle,
    private readonly queries: QueryBus,
  ) {}

  async execute({ alertId, step }: TakeAlertStep): Promise<AlertWithTimeline> {
    const outcome = await this.desk.take(alertId, { ...step, at: new Date().toISOString() });
    if (!outcome.ok) throw refusal(alertId, outcome);
    await this.projection.waitFor(await this.store.head(), PATIENCE_MS);
    return this.queries.execute(new GetAlert(alertId));
  }
}

function refusal(alertId: string, { code, state, message }: AlertRejection): ProblemException {
  switch (code) {
    case 'ALERT_NOT_FOUND':
      return unknownAlert(alertId);
    case 'ALERT_STEP_NOT_ALLOWED':
      return new ProblemException(409, code, '当前状态不允许这一步', message, { state });
    case 'ALERT_COMMENT_EMPTY':
      return new ProblemException(400, code, '批注为空', message, { errors: [{ pointer: '/comment', message }] });
  }
}
