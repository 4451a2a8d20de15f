import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { PluginStepTaken } from '../../plugins/plugin-desk.js';
import { PLUGIN_DESK, PROJECTION, type PluginDesk, type ProjectionHandle } from '../../server-parts.js';
import { pluginViews, type PluginView } from './plugin-view.js';

/** What is done with a plugin. */
export type PluginStep =
  | { readonly type: 'install'; readonly pack: Uint8Array }
  | { readonly type: 'activate'; readonly plugin: string; readonly version?: string; readonly from?: string }
  | { readonly type: 'suspend'; readonly plugin: string; readonly reason: string }
  | { readonly type: 'remove'; readonly plugin: string };

export interface PluginStepAnswer {
  /** The log has it. What is in force changes a moment later. */
  readonly plugin: PluginView;
  /** Otherwise it was so before. */
  readonly isNew: boolean;
}

export class TakePluginStep extends Command<PluginStepAnswer> {
  constructor(
    readonly step: PluginStep,
    readonly by: string,
  ) {
    super();
  }
}

@CommandHandler(TakePluginStep)
export class TakePluginStepHandler implements ICommandHandler<TakePluginStep, PluginStepAnswer> {
  constructor(
    @Inject(PLUGIN_DESK) private readonly desk: PluginDesk,
    @Inject(PROJECTION) private readonly projection: ProjectionHandle,
  ) {}

  async execute({ step, by }: TakePluginStep): Promise<PluginStepAnswer> {
    const { plugin: id, isNew } = await this.take(step, by);
    const { inForce, plugins } = this.desk;
    const views = pluginViews({ inForce, plugins, rules: this.projection.rules ?? [] });
    return { plugin: views.find((view) => view.id === id)!, isNew };
  }

  private take(step: PluginStep, by: string): Promise<PluginStepTaken> {
    switch (step.type) {
      case 'install':
        return this.desk.install(step.pack, by);
      case 'activate':
        return this.desk.activate(step.plugin, step, by);
      case 'suspend':
        return this.desk.suspend(step.plugin, step.reason, by);
      case 'remove':
        return this.desk.remove(step.plugin, by);
    }
  }
}
