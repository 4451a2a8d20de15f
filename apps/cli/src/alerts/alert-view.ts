import type { Colour } from '#plans';

/** An alert as `GET /alerts` tells it. */
export interface AlertItem {
  readonly alertId: string;
  readonly state: string;
  readonly kind: string;
  readonly severity: string;
  readonly colour: Colour;
  readonly title: string;
  readonly message: string;
  readonly asOf: string;
}

/** One line of an alert's history. */
export interface AlertStep {
  readonly transition: string;
  readonly at: string;
  readonly by?: string;
  readonly comment?: string;
  readonly asOf: string;
  readonly message: string;
}

export interface AlertWithTimeline extends AlertItem {
  readonly timeline: readonly AlertStep[];
}

export const ALERT_STATE_WORDS: Readonly<Record<string, string>> = {
  firing: '待签收',
  acknowledged: '已签收',
  reopened: '重又触发，待签收',
  resolved: '已解除',
};

export const TRANSITION_WORDS: Readonly<Record<string, string>> = {
  firing: '触发',
  updated: '变化',
  acknowledged: '签收',
  commented: '批注',
  resolved: '解除',
  reopened: '再次触发',
};
