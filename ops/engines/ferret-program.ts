import { join } from 'node:path';
import { enginesFolder } from './engines-folder.ts';

const version = '1.24.2';

/** Where `npm run engines` puts FerretDB, and tests look for it. */
export const ferretProgram = (): string => join(enginesFolder(), `ferretdb-${version}`);
