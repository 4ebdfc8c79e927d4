import {
  accepted,
  arrested,
  hearing,
  limitAfter,
  longestCustody,
  toCorrection,
  toPrison,
  transferred,
  type Told,
} from './testing/criminal-scenario.ts';

describe('how a limit stands', () => {
  const standing = (id: string, journey: readonly Told[]) => {
    const limit = limitAfter(id, journey);
    return limit === undefined ? null : [limit.standing, limit.doneOn];
  };

  test.each<[string, string, readonly Told[], unknown]>([
    ['runs', 'custody', arrested(), ['running', null]],
    [
      'stands still during an evaluation',
      'custody',
      [...arrested('2025-12-31'), ['beginEvaluation', '2026-01-10']],
      ['suspended', null],
    ],
    [
      'is met by the transfer',
      'custody',
      [...arrested('2025-12-31'), ['transferForProsecution', '2026-02-27']],
      ['met', '2026-02-27'],
    ],
    [
      'ends with the release',
      'custody',
      [...arrested('2025-12-31'), ['changeMeasure', '2026-02-01']],
      ['void', null],
    ],
    [
      'ends with the case',
      'custody',
      [...arrested('2025-12-31'), ['dropCase', '2026-02-01']],
      ['void', null],
    ],
    [
      'the review stops when the file goes back',
      'prosecutionReview',
      [...transferred('2026-01-01'), ['returnForSupplement', '2026-01-20']],
      ['void', null],
    ],
    [
      'a receipt that was returned',
      'arrestReceipt',
      [...arrested('2026-03-04'), ['returnArrestReceipt', '2026-03-09']],
      ['met', '2026-03-09'],
    ],
    [
      'a service on the very day',
      'indictmentService',
      hearing('2026-06-15', [['recordHearingService', '2026-06-05']]),
      ['met', '2026-06-05'],
    ],
    [
      'another day is set for the hearing',
      'indictmentService',
      hearing('2026-06-15', [
        ['scheduleHearing', '2026-01-06', { hearingDate: '2026-06-20', public: false }],
      ]),
      ['running', null],
    ],
    [
      'no time before a simplified hearing',
      'indictmentService',
      [
        ...accepted('2026-01-05', { procedure: 'simplified' }),
        ['scheduleHearing', '2026-01-06', { hearingDate: '2026-01-12', public: false }],
      ],
      null,
    ],
    ['"at once" has no day', 'judgmentService', toCorrection, null],
  ])('%s: %s', (_, id, journey, expected) => {
    expect(standing(id, journey)).toEqual(expected);
  });

  test('who is set free has the last day moved by a holiday, who is held has not', () => {
    const held = transferred('2026-01-01');
    expect(limitAfter('prosecutionReview', held)?.due).toBe('2026-02-01');
    const set = [...held, ['changeMeasure', '2026-01-20'] as const];
    expect(limitAfter('prosecutionReview', set)?.due).toBe('2026-02-02');
  });

  test('each limit says its article and its arithmetic in both languages', () => {
    for (const journey of [toPrison, toCorrection, longestCustody]) {
      const ids = ['custody', 'arrestReceipt', 'prosecutionReview', 'custodyExtensionRequest'];
      for (const limit of ids.map((id) => limitAfter(id, journey)).filter((each) => each)) {
        expect(limit!.article.zh).toMatch(/第.+条/);
        expect(limit!.arithmetic.zh).toMatch(/\d{4}-\d\d-\d\d/);
        expect(limit!.arithmetic.en).not.toMatch(/\p{Script=Han}/u);
      }
    }
  });
});
