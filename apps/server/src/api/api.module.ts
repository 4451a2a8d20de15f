import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AlertStreamController } from './alerts/alert-stream.controller.js';
import { AlertsController } from './alerts/alerts.controller.js';
import { GetAlertHandler } from './alerts/get-alert.query.js';
import { ListAlertsHandler } from './alerts/list-alerts.query.js';
import { TakeAlertStepHandler } from './alerts/take-alert-step.command.js';
import { FeedsController } from './feeds/feeds.controller.js';
import { ImportTableHandler } from './feeds/import-table.command.js';
import { TakeFeedHandler } from './feeds/take-feed.command.js';
import { GetIndicatorHandler } from './indicators/get-indicator.query.js';
import { IndicatorValuesHandler } from './indicators/indicator-values.query.js';
import { IndicatorsController } from './indicators/indicators.controller.js';
import { ListIndicatorsHandler } from './indicators/list-indicators.query.js';
import { HealthController } from './operation/health.controller.js';
import { MetricsController } from './operation/metrics.controller.js';
import { metricsProvider } from './operation/metrics.provider.js';
import { ListOrgUnitsHandler } from './org-units/list-org-units.query.js';
import { OrgUnitsController } from './org-units/org-units.controller.js';
import { ExplainTargetHandler } from './plans/explain-target.query.js';
import { GetPlanHandler } from './plans/get-plan.query.js';
import { ListPlansHandler } from './plans/list-plans.query.js';
import { PlanCompletenessHandler } from './plans/plan-completeness.query.js';
import { PlanStatusOfHandler } from './plans/plan-status.query.js';
import { PlansController } from './plans/plans.controller.js';
import { TargetHistoryHandler } from './plans/target-history.query.js';
import { TargetRankingHandler } from './plans/target-ranking.query.js';
import { ListPluginsHandler } from './plugins/list-plugins.query.js';
import { TakePluginStepHandler } from './plugins/take-plugin-step.command.js';
import { PluginsController } from './plugins/plugins.controller.js';
import { ListRejectionsHandler } from './rejections/list-rejections.query.js';
import { RedriveHandler } from './rejections/redrive.command.js';
import { RejectionsController } from './rejections/rejections.controller.js';
import { KnownNames } from './request/known-names.js';

/**
 * The HTTP interface. The parts it works on are provided by a global module under the tokens of `server-parts`.
 * `configureHttp` prepares the application it runs in.
 */
@Module({
  imports: [CqrsModule],
  controllers: [
    FeedsController,
    RejectionsController,
    OrgUnitsController,
    IndicatorsController,
    PlansController,
    // Before the alerts, whose `:id` would take `stream` for one.
    AlertStreamController,
    AlertsController,
    PluginsController,
    HealthController,
    MetricsController,
  ],
  providers: [
    KnownNames,
    metricsProvider,
    TakeFeedHandler,
    ImportTableHandler,
    ListRejectionsHandler,
    RedriveHandler,
    ListOrgUnitsHandler,
    ListIndicatorsHandler,
    GetIndicatorHandler,
    IndicatorValuesHandler,
    ListPlansHandler,
    GetPlanHandler,
    PlanStatusOfHandler,
    PlanCompletenessHandler,
    ExplainTargetHandler,
    TargetRankingHandler,
    TargetHistoryHandler,
    ListAlertsHandler,
    GetAlertHandler,
    TakeAlertStepHandler,
    ListPluginsHandler,
    TakePluginStepHandler,
  ],
})
export class ApiModule {}
