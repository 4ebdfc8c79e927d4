import { jest } from '@jest/globals';
import { type AlteredFolder, logFile, soundFolders } from './testing/altered-folder.ts';

// Six hundred events take their time on a busy machine.
jest.setTimeout(120_000);

const sound = soundFolders(600);
let folder: AlteredFolder;
beforeAll(() => sound.make());
afterAll(() => sound.dispose());
beforeEach(() => {
  folder = sound.copy();
});
afterEach(() => folder.dispose());

// More than two full tiles of leaves.
test.each([
  [
    'a leaf',
    logFile,
    "UPDATE leaf SET bytes = CAST(bytes || x'20' AS BLOB) WHERE idx = 77",
    /leaf 77 does not commit/,
  ],
  ['a missing leaf', logFile, 'DELETE FROM leaf WHERE idx = 77', /^leaf 77/],
  [
    'a full tile',
    logFile,
    'UPDATE tile SET hashes = zeroblob(8192) WHERE level = 0 AND idx = 1',
    /^tile tile\/0\/001/,
  ],
])('%s is named', async (_, file, statement, expected) => {
  folder.alter(file, statement);
  expect(await folder.foundInRecords()).toContainEqual(expect.stringMatching(expected));
});
