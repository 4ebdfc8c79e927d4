import { LegalDate } from '#domain/kernel/legal-date.ts';
import { directoryFileSchema, type DirectoryFile } from '../directory-file.ts';
import { decideImport } from '../directory-import.ts';
import {
  directoryAt,
  emptyDirectoryState,
  evolveDirectory,
  type DirectoryState,
} from '../directory-state.ts';
import type { Directory } from '../directory.ts';

const from = '2000-01-01';
const organisation = (
  id: string,
  kind: string,
  zh: string,
  district: string,
  parent: string | null = null,
) => ({
  id,
  kind,
  name: { zh, en: id },
  code: null,
  parent,
  district,
  from,
});

/** Two prisons, two courts, two procuratorates, three bureaus and a committee, of nowhere, as a file. */
export const smallFile: DirectoryFile = directoryFileSchema.parse({
  districts: [
    { code: '990000', name: { zh: '云岭省', en: 'Yunling' }, boundary: null, from },
    { code: '990101', name: { zh: '东陵区', en: 'Dongling' }, boundary: null, from },
    { code: '990102', name: { zh: '西陵区', en: 'Xiling' }, boundary: null, from },
  ],
  organisations: [
    organisation('prison-a', 'prison', '第一监狱', '990101'),
    organisation('prison-b', 'prison', '第二监狱', '990102'),
    organisation('court-a', 'court', '第一中级人民法院', '990101'),
    organisation('court-b', 'court', '第二中级人民法院', '990102'),
    organisation('procuratorate-a', 'procuratorate', '第一分院检察院', '990101'),
    organisation('procuratorate-b', 'procuratorate', '第二分院检察院', '990102'),
    organisation('justice-province', 'justiceBureau', '云岭省司法厅', '990000'),
    organisation('justice-a', 'justiceBureau', '东陵区司法局', '990101', 'justice-province'),
    organisation('justice-b', 'justiceBureau', '西陵区司法局', '990102', 'justice-province'),
    organisation('plc', 'politicalLegalCommittee', '政法委', '990000'),
  ],
  competences: [
    { agency: 'court-a', subject: { kind: 'prison', id: 'prison-a' }, from },
    { agency: 'procuratorate-a', subject: { kind: 'prison', id: 'prison-a' }, from },
    { agency: 'court-b', subject: { kind: 'prison', id: 'prison-b' }, from },
    { agency: 'justice-a', subject: { kind: 'district', code: '990101' }, from },
    { agency: 'justice-b', subject: { kind: 'district', code: '990102' }, from },
  ],
});

export const smallState: DirectoryState = decideImport(smallFile, emptyDirectoryState, {
  openCases: () => 0,
}).events.reduce(evolveDirectory, emptyDirectoryState);

/** The small directory as of a day. */
export const smallDirectory = (day = '2026-03-02'): Directory =>
  directoryAt(smallState, LegalDate(day));
