import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { KnownNames } from '../request/known-names.js';
import { indicatorView, type IndicatorView } from './indicator-view.js';

export class GetIndicator extends Query<IndicatorView> {
  constructor(readonly code: string) {
    super();
  }
}

@QueryHandler(GetIndicator)
export class GetIndicatorHandler implements IQueryHandler<GetIndicator, IndicatorView> {
  constructor(private readonly names: KnownNames) {}

  async execute({ code }: GetIndicator): Promise<IndicatorView> {
    return indicatorView(this.names.indicator(code));
  }
}
