import { noNames, type DirectoryNames } from '#domain/directory/directory-names.ts';
import type { ViewDefinition } from '../engine/view.ts';
import type { ServedStores, ViewsEngine } from '../engine/views-engine.ts';
import { mostRestMs, type ViewName, viewNames } from '../ports/views.ts';
import { accessLogProjector } from '../views/access-log.ts';
import { cockpitProjector } from '../views/cockpit.ts';
import { dossierProjector } from '../views/dossier.ts';
import { qualityProjector } from '../views/quality.ts';
import { searchProjector } from '../views/search.ts';
import { warningsProjector } from '../views/warnings.ts';
import { workListProjector } from '../views/work-list.ts';
import type { Projector } from '../ports/projector.ts';
import { accessLogShape, openAccessLogQueries } from './access-log-table.ts';
import { cockpitShape, openCockpitQueries } from './cockpit-table.ts';
import { dossierShape, openDossierQueries } from './dossier-table.ts';
import { openQualityQueries, qualityShape } from './quality-table.ts';
import { openSearchQueries } from './search/search-queries.ts';
import { searchShape } from './search/search-table.ts';
import { openServingReader, type ServingReader } from './serving-reader.ts';
import { openSqliteBackend, servingGeneration } from './sqlite-backend.ts';
import { type AssertMayWrite, mayAlwaysWrite } from '../ports/sink.ts';
import type { TableShape } from './table-shape.ts';
import { openViewFiles } from './view-files.ts';
import { openWarningQueries, warningShape } from './warning-table.ts';
import { openWorkListQueries, workListShape } from './work-list-table.ts';

/** A view as it is kept in SQLite. */
export interface EmbeddedView {
  readonly projector: Projector<object>;
  readonly shape: TableShape<object>;
}

const view = <Doc extends object>(
  projector: Projector<Doc>,
  shape: TableShape<Doc>,
): EmbeddedView => ({ projector, shape }) as unknown as EmbeddedView;

/** Every view with its tables. */
export const embeddedViews = (names: DirectoryNames): readonly EmbeddedView[] => [
  view(dossierProjector, dossierShape),
  view(workListProjector, workListShape),
  view(searchProjector, searchShape(names)),
  view(cockpitProjector, cockpitShape),
  view(qualityProjector, qualityShape),
  view(accessLogProjector, accessLogShape),
  view(warningsProjector, warningShape),
];

/** A view uses an eleventh of the time, until it rests as long as it may. */
const restTimes = 10;

/** The writing side of these views, or of all, kept in SQLite files in `folder`. */
export const openEmbeddedViews = (
  folder: string,
  names: DirectoryNames,
  views: readonly ViewName[] = viewNames,
  assertMayWrite: AssertMayWrite = mayAlwaysWrite,
): readonly ViewDefinition[] =>
  embeddedViews(names)
    .filter(({ projector }) => views.includes(projector.view as ViewName))
    .map(({ projector, shape }) => ({
      projector,
      backend: openSqliteBackend(folder, projector.view, shape, assertMayWrite),
      rest: { mostMs: mostRestMs[projector.view as ViewName], times: restTimes },
    }));

/** `onDamage` is told of a view whose file turns out to be damaged. */
export function openEmbeddedStores(
  folder: string,
  names: DirectoryNames,
  onDamage: (view: ViewName) => void = () => undefined,
): ServedStores {
  const dossiers = openServingReader(folder, 'dossier', openDossierQueries, () =>
    onDamage('dossier'),
  );
  const workLists = openServingReader(folder, 'worklist', openWorkListQueries, () =>
    onDamage('worklist'),
  );
  const search = openServingReader(
    folder,
    'search',
    (database) => openSearchQueries(database, names),
    () => onDamage('search'),
  );
  const cockpit = openServingReader(folder, 'cockpit', openCockpitQueries, () =>
    onDamage('cockpit'),
  );
  const quality = openServingReader(folder, 'quality', openQualityQueries, () =>
    onDamage('quality'),
  );
  const accessLog = openServingReader(folder, 'access', openAccessLogQueries, () =>
    onDamage('access'),
  );
  const warnings = openServingReader(folder, 'warnings', openWarningQueries, () =>
    onDamage('warnings'),
  );
  const readers: Record<(typeof viewNames)[number], ServingReader<unknown>> = {
    dossier: dossiers,
    worklist: workLists,
    search,
    cockpit,
    quality,
    access: accessLog,
    warnings,
  };

  return {
    dossiers: {
      list: async (request) => dossiers.ask((queries) => queries.list(request)),
      happenings: async (request) => dossiers.ask((queries) => queries.happenings(request)),
      count: async (request) => dossiers.ask((queries) => queries.count(request)),
    },
    workLists: {
      list: async (request) => workLists.ask((queries) => queries.list(request)),
      count: async (request) => workLists.ask((queries) => queries.count(request)),
    },
    search: { search: async (request) => search.ask((queries) => queries.search(request)) },
    cockpit: { count: async (request) => cockpit.ask((queries) => queries.count(request)) },
    quality: {
      defects: async (request) => quality.ask((queries) => queries.defects(request)),
      cases: async (request) => quality.ask((queries) => queries.cases(request)),
      summary: async (choice) => quality.ask((queries) => queries.summary(choice)),
    },
    accessLog: { list: async (request) => accessLog.ask((queries) => queries.list(request)) },
    warnings: {
      list: async (request) => warnings.ask((queries) => queries.list(request)),
      count: async (filter) => warnings.ask((queries) => queries.count(filter)),
      toReckon: async (request) => warnings.ask((queries) => queries.toReckon(request)),
    },
    follow(status) {
      for (const name of viewNames) {
        const one = status.find(({ view }) => view === name);
        if (one) readers[name].follow(one.generation);
      }
    },
    async followStored() {
      for (const name of viewNames) readers[name].follow(servingGeneration(folder, name));
    },
    async close() {
      for (const reader of Object.values(readers)) reader.close();
    },
  };
}

/** The views in SQLite files of a folder. */
export const embeddedEngine = (folder: string): ViewsEngine => ({
  versions: new Map(
    embeddedViews(noNames).map(({ projector }) => [projector.view, projector.version]),
  ),
  servers: new Map(),
  prepare: () => undefined,
  writing: (names, views, assertMayWrite) =>
    openEmbeddedViews(folder, names, views, assertMayWrite),
  asking: (names, onDamage) => openEmbeddedStores(folder, names, onDamage),
  beside: () => openViewFiles(folder, viewNames),
});
