import { LegalDate } from '../kernel/legal-date.ts';
import type { Role } from '../access/principal.ts';
import type { DirectoryEvent } from './directory-commands.ts';
import { directoryAt, evolveDirectory } from './directory-state.ts';
import { mustHoldPost, postFault, strangerFault } from './held-post.ts';
import { smallState } from './testing/small-directory.ts';

const appointed = (from: string, role: Role, organisation: string): DirectoryEvent => ({
  type: 'PersonAppointed',
  data: {
    person: 'li',
    name: '李四',
    post: '审判员',
    staffNumber: '7',
    role,
    organisation,
    from,
  } as never,
});
const ended = (on: string): DirectoryEvent => ({
  type: 'AppointmentEnded',
  data: { person: 'li', on, reason: '调离' } as never,
});
const li = { id: 'li', role: 'decider', agency: 'court-a' } as const;

/** What is said of somebody on a day after these events, in Chinese; null where he may act. */
const said = (
  day: string,
  acting: { readonly id: string; readonly role: Role; readonly agency: string | null },
  ...events: readonly DirectoryEvent[]
) =>
  postFault(acting, directoryAt(events.reduce(evolveDirectory, smallState), LegalDate(day)))?.zh ??
  null;

const post = appointed('2026-03-01', 'decider', 'court-a');
const other = appointed('2026-07-01', 'decider', 'court-b');

test.each([
  ['2026-02-28', [post], '目录中“审判员”的任职自2026-03-01起'],
  ['2026-03-01', [post], null],
  ['2026-06-30', [post, ended('2026-06-30')], null],
  ['2026-07-01', [post, ended('2026-06-30')], '目录中“审判员”的任职已于2026-06-30终止'],
  // From one post to the next.
  ['2026-06-30', [post, ended('2026-06-30'), other], null],
  [
    '2026-07-01',
    [post, ended('2026-06-30'), other],
    '目录中的职务是“审判员”（第二中级人民法院，决定人），与账号的单位或角色不符',
  ],
] as const)('on %s', (day, events, text) => {
  expect(said(day, li, ...events)).toBe(text);
});

test('another role in the same agency is another post', () => {
  expect(said('2026-04-01', { ...li, role: 'caseHandler' }, post)).toMatch(
    '与账号的单位或角色不符',
  );
});

test('of whom the directory knows nothing it says nothing', () => {
  expect(said('2026-04-01', { ...li, id: 'wang' }, post)).toBeNull();
});

test('a post that begins later is held already by an account that is opened for it', () => {
  const state = evolveDirectory(smallState, post);
  const directory = directoryAt(state, LegalDate('2026-01-01'));
  expect(postFault(li, directory, true)).toBeNull();
  expect(postFault({ ...li, role: 'auditor' }, directory, true)).not.toBeNull();
});

test('who does not hold it is refused by name of the post', () => {
  const directory = directoryAt(
    [post, ended('2026-06-30')].reduce(evolveDirectory, smallState),
    LegalDate('2026-07-01'),
  );
  expect(() => mustHoldPost(li, directory)).toThrow(
    expect.objectContaining({ code: 'post-not-held' }),
  );
});

test('where the directory has people, an account is of one of them; elsewhere anybody may have one', () => {
  const directory = directoryAt(
    [post, ended('2026-06-30')].reduce(evolveDirectory, smallState),
    LegalDate('2026-07-01'),
  );
  const refused = (id: string, agency: string | null) =>
    strangerFault({ id, role: 'decider', agency }, directory) !== null;
  expect(refused('li', 'court-a')).toBe(false);
  // The post of the only one there has ended; that he comes back under another id is what is meant.
  expect(refused('li-again', 'court-a')).toBe(true);
  expect(refused('li-again', 'court-b')).toBe(false);
  expect(refused('li-again', null)).toBe(false);
});
