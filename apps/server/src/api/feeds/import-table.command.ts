import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { readCsv, type FeedRejection, type FeedSummary } from '#feed';
import { INTAKE, type Intake, type IntakeItem } from '../../server-parts.js';
import { LISTED_REJECTIONS, submitInParts } from './submit-in-parts.js';

/** A rejection with its row as a spreadsheet numbers it. */
export type TableRejection = FeedRejection & { readonly row: number };

export interface TableSummary extends FeedSummary {
  readonly rejections: readonly TableRejection[];
  readonly dryRun: boolean;
}

export class ImportTable extends Command<TableSummary> {
  constructor(
    readonly content: Buffer,
    readonly source: string,
    readonly dryRun: boolean,
  ) {
    super();
  }
}

@CommandHandler(ImportTable)
export class ImportTableHandler implements ICommandHandler<ImportTable, TableSummary> {
  constructor(@Inject(INTAKE) private readonly intake: Intake) {}

  async execute({ content, source, dryRun }: ImportTable): Promise<TableSummary> {
    const rows = new Map<number, number>();
    const items = this.items(content, source, rows);
    const summary = dryRun ? this.intake.dryRun(items) : await submitInParts(this.intake, items, 'import');
    const rejections = summary.rejections
      .slice(0, LISTED_REJECTIONS)
      .map((rejection) => ({ ...rejection, row: rows.get(rejection.index)! }));
    return { ...summary, rejections, dryRun };
  }

  private *items(content: Buffer, source: string, rows: Map<number, number>): Generator<IntakeItem> {
    for (const { index, row, reading } of readCsv(content, source, this.intake.context)) {
      if (!reading.ok && rows.size < LISTED_REJECTIONS) rows.set(index, row);
      yield { index, reading };
    }
  }
}
