import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { FeedMediaType, FeedSummary } from '#feed';
import { INTAKE, type Intake } from '../../server-parts.js';
import { bodyItems, isOneEvent } from './body-items.js';
import { ndjsonItems } from './ndjson-items.js';
import { submitInParts } from './submit-in-parts.js';

/** What a feeding system posted: a whole body, or NDJSON as it streams in. */
export type FeedBody =
  | { readonly mediaType: 'ndjson'; readonly body: AsyncIterable<Uint8Array> }
  | { readonly mediaType: Exclude<FeedMediaType, 'csv' | 'ndjson'>; readonly body: Buffer };

export class TakeFeed extends Command<FeedTaken> {
  constructor(readonly feed: FeedBody) {
    super();
  }
}

export interface FeedTaken {
  readonly summary: FeedSummary;
  /** It was one event by itself, and that was refused. */
  readonly refused: boolean;
}

@CommandHandler(TakeFeed)
export class TakeFeedHandler implements ICommandHandler<TakeFeed, FeedTaken> {
  constructor(@Inject(INTAKE) private readonly intake: Intake) {}

  async execute({ feed }: TakeFeed): Promise<FeedTaken> {
    const { context } = this.intake;
    if (feed.mediaType === 'ndjson') {
      return { summary: await submitInParts(this.intake, ndjsonItems(feed.body, context), 'http'), refused: false };
    }
    const summary = await submitInParts(this.intake, bodyItems(feed.body, feed.mediaType, context), 'http');
    return { summary, refused: summary.rejected > 0 && isOneEvent(feed.body, feed.mediaType) };
  }
}
