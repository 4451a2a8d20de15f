import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isValid, type OrgUnit } from '#org';
import type { Page } from '#read-model';
import { dayIn } from '../request/is-day.js';
import { isoOrNull } from '../request/iso.js';
import { KnownNames } from '../request/known-names.js';
import { pageOf } from '../request/page-of.js';
import type { OrgUnitsDto } from './org-units.dto.js';

export interface OrgUnitView {
  readonly code: string;
  readonly name: OrgUnit['name'];
  readonly kind: OrgUnit['kind'];
  readonly parent: string | null;
  readonly attributes: OrgUnit['attributes'];
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly successor: string | null;
}

export class ListOrgUnits extends Query<Page<OrgUnitView>> {
  constructor(readonly wanted: OrgUnitsDto) {
    super();
  }
}

/** The units in the order they were declared. */
@QueryHandler(ListOrgUnits)
export class ListOrgUnitsHandler implements IQueryHandler<ListOrgUnits, Page<OrgUnitView>> {
  constructor(private readonly names: KnownNames) {}

  async execute({ wanted }: ListOrgUnits): Promise<Page<OrgUnitView>> {
    const { parent, kind } = wanted;
    const at = dayIn(wanted.at);
    if (parent !== undefined) this.names.orgUnit(parent);
    const units = parent === undefined ? this.names.catalogue.orgUnits : this.names.tree.children(parent);
    const found = units.filter((unit) => (kind ?? unit.kind) === unit.kind && (at === undefined || isValid(unit, at)));
    const page = pageOf('org-units', found, wanted);
    return { ...page, items: page.items.map(view) };
  }
}

function view({ code, name, kind, parent, attributes, validFrom, validTo, successor }: OrgUnit): OrgUnitView {
  return {
    code,
    name,
    kind,
    parent: parent ?? null,
    attributes,
    validFrom: isoOrNull(validFrom),
    validTo: isoOrNull(validTo),
    successor: successor ?? null,
  };
}
