import { START, type EventStore, type Position, type RecordedEvent } from '#event-store';
import { DAY_OPENED, type DayOpened } from '../projection/log-event-types.js';
import { PLUGIN_CATEGORY, PLUGIN_RESUMED, pluginOfStream, readPluginEvent } from './plugin-events.js';
import { dueBy, evolve, initialState, type PluginState } from './plugin.decider.js';

/** Categories that tell of plugins and of the days they wait for. */
export const FOLDED_CATEGORIES = [PLUGIN_CATEGORY, 'calendar'] as const;
const PAGE = 1_000;

/** What the log says of the installed plugins, as of a position. */
export class PluginFold {
  private readonly states = new Map<string, PluginState>();
  private readonly revisions = new Map<string, number>();
  private readonly days = new Map<string, string>();
  private read: Position = START;

  /** Position of the last event taken in. */
  get position(): Position {
    return this.read;
  }

  /** In order of their ids. */
  get plugins(): readonly PluginState[] {
    return [...this.states.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  of(plugin: string): PluginState {
    return this.states.get(plugin) ?? initialState(plugin);
  }

  /** Revision of the last event of a plugin's stream; -1: there is none. */
  revisionOf(plugin: string): number {
    return this.revisions.get(plugin) ?? -1;
  }

  /** The newest day that has begun in a region; where it has no calendar yet, in any. `null`: no day has begun. */
  today(region: string | undefined): string | null {
    const own = region === undefined ? undefined : this.days.get(region);
    return own ?? [...this.days.values()].sort().at(-1) ?? null;
  }

  /** Takes events in, in order of the log. Answers the plugins that were resumed. */
  apply(events: readonly RecordedEvent[]): readonly string[] {
    const resumed: string[] = [];
    for (const record of events) {
      if (record.type === DAY_OPENED) this.openDay(JSON.parse(record.data) as DayOpened);
      else if (this.take(record) === PLUGIN_RESUMED) resumed.push(pluginOfStream(record.stream));
      this.read = record.position;
    }
    return resumed;
  }

  private take(record: RecordedEvent): string | undefined {
    const event = readPluginEvent(record);
    if (!event) return undefined;
    const plugin = pluginOfStream(record.stream);
    this.revisions.set(plugin, record.revision);
    this.settle(evolve(this.of(plugin), event));
    return event.type;
  }

  private openDay({ region, day }: DayOpened): void {
    if (day <= (this.days.get(region) ?? '')) return;
    this.days.set(region, day);
    for (const state of this.states.values()) if (state.next) this.settle(state);
  }

  private settle(state: PluginState): void {
    this.states.set(
      state.id,
      dueBy(state, (region) => this.today(region)),
    );
  }
}

/** What the log says of the installed plugins now. */
export async function readPlugins(store: Pick<EventStore, 'readAll'>): Promise<PluginFold> {
  const fold = new PluginFold();
  for (;;) {
    const page = await store.readAll({ after: fold.position, limit: PAGE, categories: FOLDED_CATEGORIES });
    if (page.length === 0) return fold;
    fold.apply(page);
  }
}
