import type { OrganisationKind } from '#domain/access/principal.ts';
import { AgencyId, PrincipalId } from '#domain/kernel/ids.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { noticeDecider, type NoticeCommand, type NoticeContext } from './notice-decider.ts';
import { noticeStream, type Notice, type NoticeData, type NoticeFact } from './notice.ts';

const data: NoticeData = {
  kind: 'activity',
  title: '培训',
  text: '周三下午',
  from: null,
  until: LegalDate('2026-03-31'),
  audience: null,
  places: 1,
};
const published: NoticeFact = { type: 'NoticePublished', data };
const registered = (person: string): NoticeFact => ({
  type: 'ActivityRegistered',
  data: { person, name: '张三' },
});
const by = (
  id: string,
  kind: OrganisationKind | null = null,
  today = '2026-03-02',
): NoticeContext => ({
  by: {
    id: PrincipalId(id),
    name: '张三',
    agency:
      kind === null
        ? null
        : { id: AgencyId('prison-a'), kind, name: { zh: '甲', en: 'A' }, district: '990101' },
  },
  today: LegalDate(today),
});
const stateOf = (given: readonly NoticeFact[]): Notice | undefined =>
  given.reduce<Notice | undefined>(
    (state, fact, revision) =>
      noticeDecider.evolve(state, {
        ...fact,
        stream: noticeStream('n'),
        recordedAt: '2026-03-01T00:00:00.000Z',
        revision,
        position: revision + 1,
      }),
    noticeDecider.initialState,
  );
const decide = (given: readonly NoticeFact[], command: NoticeCommand, context = by('zhang')) =>
  noticeDecider.decide(command, stateOf(given), context);
const nothing = { kind: 'accepted', events: [] };

test('given nothing, when a notice is published, then it is', () => {
  expect(decide([], { kind: 'publishNotice', data })).toEqual({
    kind: 'accepted',
    events: [published],
  });
});

test('given a notice, when it is withdrawn, then with the reason, and once', () => {
  const command = { kind: 'withdrawNotice', data: { reason: '有误' } } as const;
  const withdrawn: NoticeFact = { type: 'NoticeWithdrawn', data: { reason: '有误' } };
  expect(decide([published], command)).toEqual({ kind: 'accepted', events: [withdrawn] });
  expect(decide([published, withdrawn], command)).toMatchObject({ code: 'refused-by-state' });
  expect(decide([], command)).toMatchObject({ code: 'not-found' });
});

test('given an activity, when a place is taken, then in the name of the asker, and once', () => {
  expect(decide([published], { kind: 'takePlace' })).toEqual({
    kind: 'accepted',
    events: [registered('zhang')],
  });
  expect(decide([published, registered('zhang')], { kind: 'takePlace' })).toEqual(nothing);
});

test('given no place left, when another asks, then it is refused until one is given back', () => {
  const full = [published, registered('zhang')];
  expect(decide(full, { kind: 'takePlace' }, by('li'))).toMatchObject({
    kind: 'refused',
    violations: [{ rule: 'NOTICE', text: { en: 'No place is left' } }],
  });
  const back: NoticeFact = { type: 'ActivityRegistrationWithdrawn', data: { person: 'zhang' } };
  expect(decide(full, { kind: 'givePlaceBack' })).toEqual({ kind: 'accepted', events: [back] });
  expect(decide([...full, back], { kind: 'takePlace' }, by('li')).kind).toBe('accepted');
  expect(decide(full, { kind: 'givePlaceBack' }, by('li'))).toEqual(nothing);
});

test.each<[string, Partial<NoticeData>, NoticeContext, string]>([
  ['is for others', { audience: ['court'] }, by('zhang', 'prison'), 'not-found'],
  ['is over', {}, by('zhang', null, '2026-04-01'), 'not-found'],
  ['is a plain notice', { kind: 'notice', places: null }, by('zhang'), 'refused-by-state'],
])('no place is taken where it %s', (_, changes, context, code) => {
  const given: NoticeFact = { type: 'NoticePublished', data: { ...data, ...changes } };
  expect(decide([given], { kind: 'takePlace' }, context)).toMatchObject({ kind: 'refused', code });
});
