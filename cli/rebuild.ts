import { noNames } from '#domain/directory/directory-names.ts';
import { openEventStore } from '#event-store/open-store.ts';
import { viewNames, type ViewName } from '#projections/ports/views.ts';
import { startProjections } from '#projections/start-projections.ts';
import type { ExitCode } from './exit-code.ts';
import { enginesIn, eventsIn } from './offline.ts';
import { print, report } from './print.ts';

/** Fills views from zero beside the serving ones and switches; not beside a running server. */
export async function run(
  options: Record<string, unknown>,
  [view]: readonly string[],
): Promise<ExitCode> {
  const wanted = options['all'] === true ? viewNames : viewNames.filter((name) => name === view);
  if (wanted.length === 0) {
    report(`which view? ${viewNames.join(', ')}, or --all`);
    return 2;
  }
  const folder = String(options['data']);
  const { events, views } = enginesIn(folder);
  if (events.kind === 'embedded') eventsIn(folder);
  // Holding the store keeps a server away that would write the same views.
  const store = await openEventStore(events, { writers: 'alone' });
  const projections = await startProjections({
    names: noNames,
    stored: views,
    events: { kind: 'thread', store: events },
  });
  try {
    await projections.ready;
    const reports = [];
    for (const name of wanted) reports.push(await projections.rebuild(name as ViewName));
    if (options['json'] === true) print(JSON.stringify(reports, null, 2));
    else
      for (const each of reports)
        print(
          `${each.view}\t${each.events} events\t${Math.round(each.eventsPerSecond)} events/s\t${each.entries} entries\t${each.hash}`,
        );
    return 0;
  } finally {
    await projections.close();
    await store.close();
  }
}
