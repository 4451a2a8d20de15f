import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Page } from '#read-model';
import { PLUGIN_DESK, PROJECTION, type PluginDesk, type ProjectionHandle } from '../../server-parts.js';
import { pageOf } from '../request/page-of.js';
import type { PageDto } from '../request/page.dto.js';
import { pluginViews, type PluginView } from './plugin-view.js';

export class ListPlugins extends Query<Page<PluginView>> {
  constructor(readonly page: PageDto) {
    super();
  }
}

@QueryHandler(ListPlugins)
export class ListPluginsHandler implements IQueryHandler<ListPlugins, Page<PluginView>> {
  constructor(
    @Inject(PLUGIN_DESK) private readonly desk: PluginDesk,
    @Inject(PROJECTION) private readonly projection: ProjectionHandle,
  ) {}

  async execute({ page }: ListPlugins): Promise<Page<PluginView>> {
    const { inForce, plugins } = this.desk;
    return pageOf('plugins', pluginViews({ inForce, plugins, rules: this.projection.rules ?? [] }), page);
  }
}
