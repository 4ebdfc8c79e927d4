import type { ViewsDescription } from '#projections/engine/views-engine.ts';
import { viewsEngine } from '#projections/open-views.ts';
import type { LostEvents } from '#platform/data-folder/lost-events.ts';

/**
 * How far stored views have seen events beyond the end of the store, else null: events that were acknowledged are
 * gone. To be asked before the views are opened, for they are filled anew then and forget it. The views are
 * looked at before the store: another process may be writing both.
 */
export async function viewsAhead(
  views: ViewsDescription,
  headOfStore: () => Promise<number>,
): Promise<LostEvents | null> {
  const files = viewsEngine(views).beside();
  try {
    const seen = Math.max(0, ...(await files.look()).map(({ position }) => position));
    const head = await headOfStore();
    return seen > head ? { head, seen } : null;
  } finally {
    await files.close();
  }
}
