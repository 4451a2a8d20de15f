import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Page } from '#read-model';
import { KnownNames } from '../request/known-names.js';
import { pageOf } from '../request/page-of.js';
import type { PageDto } from '../request/page.dto.js';

export interface PluginView {
  readonly id: string;
  readonly version: string;
  /** SHA-256 over the content of its files, hex. */
  readonly digest: string;
}

export class ListPlugins extends Query<Page<PluginView>> {
  constructor(readonly page: PageDto) {
    super();
  }
}

@QueryHandler(ListPlugins)
export class ListPluginsHandler implements IQueryHandler<ListPlugins, Page<PluginView>> {
  constructor(private readonly names: KnownNames) {}

  async execute({ page }: ListPlugins): Promise<Page<PluginView>> {
    return pageOf('plugins', this.names.catalogue.plugins, page);
  }
}
