import { jest } from '@jest/globals';
import { type AlteredFolder, soundFolders } from './testing/altered-folder.ts';

// Each check fills six views anew, which takes its time on a busy machine.
jest.setTimeout(120_000);

const sound = soundFolders(60);
let folder: AlteredFolder;
beforeAll(() => sound.make());
afterAll(() => sound.dispose());
beforeEach(() => {
  folder = sound.copy();
});
afterEach(() => folder.dispose());

test.each([
  [
    'a body',
    'dossier',
    `UPDATE body SET body = replace(body, '"stage"', '"stagf"') WHERE row = 3`,
    /^view dossier: body /,
  ],
  [
    'a column',
    'dossier',
    `UPDATE document SET stage = 'x' WHERE row = 3`,
    /^view dossier: document /,
  ],
  [
    'a companion',
    'worklist',
    `UPDATE item SET agency = 'x' WHERE number = 0`,
    /^view worklist: item /,
  ],
  ['words', 'search', 'DELETE FROM words WHERE rowid = 2', /^view search: words /],
  [
    'the number of words of a document',
    'search',
    "UPDATE words_docsize SET sz = x'0102030405060708090A0B' WHERE id = 2",
    /^view search: words_docsize /,
  ],
  [
    'the numbers by which hits are ranked',
    'search',
    "UPDATE words_data SET block = x'7F7F7F7F7F7F7F7F7F7F7F' WHERE id = 1",
    /^view search: words_data 1/,
  ],
  [
    'when the index merges its segments next',
    'search',
    "UPDATE word_heads SET block = x'00' WHERE id = 10",
    /^view search: words_data 10/,
  ],
  [
    'the segment of a row',
    'search',
    'UPDATE words_docsize SET origin = origin + 1000 WHERE id = 2',
    /^view search: words of row 2/,
  ],
  ['the position', 'quality', 'UPDATE progress SET position = 30', /^view quality: /],
  [
    'when it was written',
    'dossier',
    'UPDATE document SET changed = 0 WHERE row = 3',
    /written at position 0/,
  ],
  [
    'an act in the history of a case',
    'dossier',
    "UPDATE history SET entry = replace(entry, 'event', 'Event') WHERE row = 3 AND revision = 0",
    /^view dossier: history /,
  ],
])('a change of %s in the view %s is named', async (_, view, statement, expected) => {
  folder.alter(folder.servingFile(view), statement);
  expect(await folder.foundInViews()).toContainEqual(expect.stringMatching(expected));
});
