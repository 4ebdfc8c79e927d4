import type { DirectoryEvent } from './directory-commands.ts';
import { decideImport } from './directory-import.ts';
import { emptyDirectoryState } from './directory-state.ts';
import { followChanges } from './directory-changes.ts';
import { smallFile, smallState } from './testing/small-directory.ts';

const entered = decideImport(smallFile, emptyDirectoryState, { openCases: () => 0 }).events;

const prison = smallState.organisations.get('prison-a')!.at(-1)!;
const changed = (changes: object): DirectoryEvent => {
  const { id, name, code, parent, district } = prison;
  const data = { id, name, code, parent, district, on: '2026-05-01', reason: '更名', ...changes };
  return { type: 'OrganisationChanged', data } as never;
};

test.each([
  ['nothing', changed({}), []],
  [
    'a name',
    changed({ name: { zh: '东陵监狱', en: 'Dongling Prison' } }),
    [{ field: 'name', before: prison.name, after: { zh: '东陵监狱', en: 'Dongling Prison' } }],
  ],
  [
    'what stands above, and where it lies',
    changed({ parent: 'justice-province', district: '990102' }),
    [
      { field: 'parent', before: null, after: 'justice-province' },
      { field: 'district', before: '990101', after: '990102' },
    ],
  ],
  [
    'the last day',
    { type: 'OrganisationClosed', data: { id: 'prison-a', on: '2026-12-31', reason: '撤销' } },
    [{ field: 'until', before: null, after: '2026-12-31' }],
  ],
  [
    'a boundary',
    {
      type: 'DistrictChanged',
      data: {
        code: '990101',
        name: smallState.districts.get('990101')!.at(-1)!.name,
        boundary: { type: 'Polygon', coordinates: [] },
        on: '2026-05-01',
        reason: '调整',
      },
    },
    [{ field: 'boundary', before: null, after: null }],
  ],
  [
    'nothing by what is entered',
    {
      type: 'CompetenceAssigned',
      data: {
        agency: 'court-a',
        subject: { kind: 'prison', id: 'prison-b' },
        from: '2026-05-01',
      },
    },
    [],
  ],
] as const)('an act changes %s', (_what, event, changes) => {
  const changesOf = followChanges();
  expect(entered.flatMap(changesOf)).toEqual([]);
  expect(changesOf(event as DirectoryEvent)).toEqual(changes);
});

test('what was changed is held against by the next change', () => {
  const changesOf = followChanges();
  entered.forEach(changesOf);
  changesOf(changed({ district: '990102' }));
  expect(changesOf(changed({ district: '990101' }))).toEqual([
    { field: 'district', before: '990102', after: '990101' },
  ]);
});
