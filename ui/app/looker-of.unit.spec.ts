import type { Session } from '../base/session.ts';
import { lookerOf } from './looker-of.ts';

type Of = Pick<Session, 'principal'>;
const person = (id: string, role = 'caseHandler', agency = 'p1'): Of =>
  ({ principal: { id, role, agency: { id: agency } } }) as never;
const nobody: Of = { principal: null };
const zhang = lookerOf(null, person('zhang')).first;

describe('a page that was opened for somebody', () => {
  test.each([
    ['is shown to the same person', person('zhang'), 'same'],
    ['is not shown once nobody is signed in', nobody, 'gone'],
    ['is not shown to another person', person('li'), 'other'],
    ['is not shown to the same person in another post', person('zhang', 'decider'), 'other'],
    [
      'is not shown to the same person at another agency',
      person('zhang', 'caseHandler', 'p2'),
      'other',
    ],
    ['stays as long as who is there is not known', null, 'none'],
  ] as const)('%s', (_, session, kind) => {
    expect(lookerOf(zhang, session)).toEqual({ kind, first: zhang });
  });

  test('is opened for the first who is there', () => {
    expect(lookerOf(null, nobody)).toEqual({ kind: 'none', first: null });
    expect(lookerOf(null, person('zhang')).kind).toBe('same');
  });
});
