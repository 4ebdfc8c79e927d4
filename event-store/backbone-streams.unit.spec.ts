import { isOfBackbone, resemblesBackbone } from './backbone-streams.ts';

test.each([
  'systems',
  'systems ',
  '\u00a0systems',
  'sуstems',
  'Systems',
  'ｓｙｓｔｅｍｓ',
  'sys\u200btems',
  'accounts',
  'documents-2026',
  'CASE-1',
  'саsе-1',
  'case\u20101',
  'cáse-1',
])('%j would be taken for a stream of the backbone', (stream) => {
  expect(resemblesBackbone(stream)).toBe(true);
});

test.each(['findings-1', 'checkpoints', 'auditor-case-1', '案件-1', 'caseload', 'systematic', ''])(
  '%j would not',
  (stream) => {
    expect(resemblesBackbone(stream)).toBe(false);
  },
);

test('what is written otherwise is not the backbone’s own', () => {
  expect(isOfBackbone('Systems')).toBe(false);
  expect(isOfBackbone('systems')).toBe(true);
});
