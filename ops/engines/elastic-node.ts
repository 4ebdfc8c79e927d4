import { join } from 'node:path';
import { enginesFolder } from './engines-folder.ts';

/** As in `elasticsearch/pom.xml`. */
export const elasticVersion = '8.19.0';

/** Where `npm run engines` puts a node of Elasticsearch, and tests look for it. */
export const elasticHome = (): string => join(enginesFolder(), `elasticsearch-${elasticVersion}`);

/** What starts a node of a home, with its data in a folder: it says a line when it answers. */
export const elasticCommand = (
  home: string,
  data: string,
  ports: { readonly http: number; readonly transport: number },
): readonly string[] => [
  '-Xms256m',
  '-Xmx512m',
  '-XX:TieredStopAtLevel=1',
  '--module-path',
  join(home, 'lib'),
  '--add-modules=ALL-MODULE-PATH',
  '-cp',
  join(home, 'classes'),
  'StartNode',
  home,
  data,
  String(ports.http),
  String(ports.transport),
];
