import { LegalDate } from '#domain/kernel/legal-date.ts';
import { isRuleId } from '../rules/index.ts';
import {
  deadline,
  formFor,
  questionForms,
  type DeadlineAnswer,
  type DeadlineQuestion,
} from './index.ts';

/** A question with its days as text. */
function ask(question: Record<string, unknown>): DeadlineAnswer {
  const answer = deadline(question as DeadlineQuestion);
  if (answer === null) throw new Error('no form fits');
  return answer;
}

const rulesOn = (courtReceivesProposal: string, measure: string) =>
  ask({ courtReceivesProposal, currentSentence: 'life', measure }).rules;

describe('the forms of questions', () => {
  test.each(questionForms.map((form) => [form.kind, form] as const))(
    '%s is answered from the days it needs, and names rules that exist',
    (kind, form) => {
      const days = Object.fromEntries(form.needs.map((day) => [day, LegalDate('2026-03-10')]));
      const answer = deadline({ kind, detained: true, currentSentence: 'fixedTerm', ...days })!;
      expect(answer.missing).toEqual([]);
      expect(Object.keys(answer.computed).length).toBeGreaterThan(0);
      expect(answer.rules.every(isRuleId)).toBe(true);
      expect(answer.arithmetic.zh).toContain('2026-');
      expect(answer.arithmetic.en).toContain('2026-');
    },
  );

  test('have names of their own', () => {
    expect(new Set(questionForms.map(({ kind }) => kind)).size).toBe(questionForms.length);
  });

  test('none fits a question without days, an unknown kind, or a kind without its day', () => {
    const arrestExecuted = LegalDate('2026-03-10');
    expect(deadline({})).toBeNull();
    expect(deadline({ kind: 'weather', arrestExecuted })).toBeNull();
    expect(deadline({ kind: 'ruling', arrestExecuted })).toBeNull();
  });

  test('the one is taken that reads the most of what is given', () => {
    const arrestExecuted = LegalDate('2026-03-10');
    const receiptReceived = LegalDate('2026-03-11');
    expect(formFor({ arrestExecuted })?.kind).toBe('detentionAfterArrest');
    expect(formFor({ arrestExecuted, receiptReceived })?.kind).toBe('arrestReceipt');
    expect(formFor({ kind: 'arrestReceipt', arrestExecuted })?.kind).toBe('arrestReceipt');
  });
});

describe('custody after arrest', () => {
  test.each([
    [
      'an arrest on 30 December ends on the last day of February, for want of a 31st',
      '2025-12-30',
      [
        ['2025-12-31', '2026-02-28'],
        ['2026-03-01', '2026-03-31'],
        ['2026-04-01', '2026-05-31'],
        ['2026-06-01', '2026-07-31'],
      ],
    ],
    [
      'an arrest in the middle of a month ends on the day of the arrest',
      '2026-03-10',
      [
        ['2026-03-11', '2026-05-10'],
        ['2026-05-11', '2026-06-10'],
        ['2026-06-11', '2026-08-10'],
        ['2026-08-11', '2026-10-10'],
      ],
    ],
    [
      'an arrest on 28 February of a leap year',
      '2024-02-28',
      [
        ['2024-02-29', '2024-04-28'],
        ['2024-04-29', '2024-05-28'],
        ['2024-05-29', '2024-07-28'],
        ['2024-07-29', '2024-09-28'],
      ],
    ],
  ])('%s', (_, arrestExecuted, windows) => {
    expect(ask({ arrestExecuted }).windows).toEqual(windows);
  });

  test('that was extended once is asked about in its second period', () => {
    expect(ask({ arrestExecuted: '2026-03-10', detentionExtensions: 1 })).toMatchObject({
      due: '2026-06-10',
      extensionRequestLatest: '2026-06-03',
      extensionDecisionLatest: '2026-06-10',
    });
  });

  test.each([
    ['2026-05-10', 'upcoming'],
    ['2026-05-11', 'overdue'],
  ])('is beyond its limit a day after it, whatever the calendar: %s %s', (asOf, status) => {
    expect(ask({ arrestExecuted: '2026-03-10', asOf })).toMatchObject({
      due: '2026-05-10',
      status,
    });
  });

  test('is counted anew from the discovery of another important crime', () => {
    const answer = ask({ arrestExecuted: '2026-03-10', restarted: '2026-04-20' });
    expect(answer.windows?.[0]).toEqual(['2026-04-21', '2026-06-20']);
    expect(answer.due).toBe('2026-06-20');
  });

  test('is lengthened by a psychiatric evaluation, and the next period begins later', () => {
    const answer = ask({
      arrestExecuted: '2026-03-10',
      suspended: [{ from: '2026-04-01', to: '2026-04-10' }],
    });
    expect(answer.windows?.slice(0, 2)).toEqual([
      ['2026-03-11', '2026-05-20'],
      ['2026-05-21', '2026-06-20'],
    ]);
    expect(answer.due).toBe('2026-05-20');
  });

  test('has no last day while the evaluation lasts', () => {
    const suspended = [{ from: '2026-04-01', to: null }];
    expect(ask({ arrestExecuted: '2026-03-10', suspended })).toMatchObject({
      due: null,
      status: 'suspended',
      windows: [],
    });
  });
});

describe('arrest and prosecution', () => {
  test('the receipt of a refused arrest is due from the earlier of release and receipt', () => {
    const nonApprovalReceived = '2026-03-10';
    expect(ask({ nonApprovalReceived }).due).toBe('2026-03-13');
    expect(ask({ nonApprovalReceived, released: '2026-03-09' }).due).toBe('2026-03-12');
    expect(ask({ nonApprovalReceived, released: '2026-03-11' }).due).toBe('2026-03-13');
  });

  test.each([
    ['ordinary', '2026-03-13'],
    ['special', '2026-03-17'],
    ['itinerant', '2026-04-09'],
  ])('the request for arrest, %s', (detentionClass, due) => {
    expect(ask({ criminalDetentionExecuted: '2026-03-10', detentionClass }).due).toBe(due);
  });

  test('the review of a request depends on whether the suspect is held', () => {
    const arrestRequestReceived = '2026-03-10';
    expect(ask({ arrestRequestReceived })).toMatchObject({ missing: ['detained'] });
    expect(ask({ arrestRequestReceived, detained: true }).due).toBe('2026-03-17');
    expect(ask({ arrestRequestReceived, detained: false })).toMatchObject({
      due: '2026-03-25',
      dueIfExtended: '2026-03-30',
    });
    expect(ask({ arrestRequestReceived, detained: false, majorComplex: true }).due).toBe(
      '2026-03-30',
    );
  });

  test('the review of its own case is longer by three days at most', () => {
    const arrestOpinionReceived = '2026-03-10';
    expect(ask({ arrestOpinionReceived })).toMatchObject({ missing: ['detained'] });
    expect(ask({ arrestOpinionReceived, detained: true })).toMatchObject({
      due: '2026-03-17',
      dueIfExtended: '2026-03-20',
    });
    expect(ask({ arrestOpinionReceived, detained: false }).due).toBe('2026-03-25');
  });

  test('a fast-track review takes ten days, fifteen above one year', () => {
    const question = { caseFileReceived: '2026-03-10', fastTrack: true };
    expect(ask(question).due).toBe('2026-03-20');
    expect(ask({ ...question, possibleTermOverOneYear: true }).due).toBe('2026-03-25');
  });

  test('a third supplementary investigation is for a person', () => {
    const question = { returnDocumentsReceived: '2026-03-10' };
    expect(ask({ ...question, supplementaryRound: 2 }).reviewReasons).toEqual([]);
    expect(ask({ ...question, supplementaryRound: 3 }).reviewReasons[0]?.zh).toContain(
      '以二次为限',
    );
  });

  test('the first instance has a day, a latest day and an extended one', () => {
    expect(ask({ caseAccepted: '2026-03-10' })).toMatchObject({
      due: '2026-05-10',
      latestDue: '2026-06-10',
      dueIfExtended: '2026-09-10',
    });
    expect(
      ask({ caseAccepted: '2026-03-10', procedure: 'simplified', possibleTermOverThreeYears: true })
        .due,
    ).toBe('2026-04-25');
  });
});

describe('the hearing', () => {
  test('has no periods of service in a simplified or fast-track trial', () => {
    const question = { hearingDate: '2026-06-15', served: '2026-06-14' };
    expect(ask({ ...question, procedure: 'simplified' })).toMatchObject({
      status: 'notApplicable',
      latestService: null,
    });
    expect(ask({ ...question, procedure: 'ordinary' }).status).toBe('violation');
  });

  test('is judged by the service that is asked about', () => {
    const hearingDate = '2026-06-15';
    expect(ask({ hearingDate, summonsServed: '2026-06-11' }).status).toBe('onTime');
    expect(ask({ hearingDate, summonsServed: '2026-06-13' }).status).toBe('violation');
    expect(ask({ hearingDate, announced: '2026-06-12' }).status).toBe('review');
  });

  test('on a commutation is announced three days before', () => {
    expect(ask({ hearingDate: '2026-06-15', measure: 'commutation' })).toMatchObject({
      kind: 'hearingNotice',
      latestService: '2026-06-12',
    });
  });

  test('a judgment pronounced on a fixed date is served at once', () => {
    const question = { pronounced: '2026-03-10', pronouncement: 'fixedDate' };
    expect(ask({ ...question, judgmentServed: '2026-03-10' }).status).toBe('onTime');
    expect(ask({ ...question, judgmentServed: '2026-03-11' }).status).toBe('review');
    expect(ask({ ...question, pronouncement: 'inCourt' }).due).toBe('2026-03-16');
  });
});

describe('execution', () => {
  test('the warning goes out at the earlier of a month and thirty days', () => {
    expect(ask({ documentsReceivedByPolice: '2026-07-10' })).toMatchObject({
      policeDue: '2026-08-10',
      sppWarn: '2026-08-09',
      warnAt: '2026-08-09',
    });
    expect(ask({ documentsReceivedByPolice: '2026-01-31' }).warnAt).toBe('2026-02-28');
  });

  test('three months or less are not served in prison', () => {
    const question = { documentsReceivedByPolice: '2026-07-10' };
    expect(ask({ ...question, remainingMonths: 3 }).reviewReasons).toHaveLength(1);
    expect(ask({ ...question, remainingMonths: 4 }).reviewReasons).toEqual([]);
  });

  test('the family is told within five days before 2026-11-01 and five working days from then', () => {
    expect(ask({ admittedToPrison: '2026-10-31' })).toMatchObject({ due: '2026-11-05' });
    expect(ask({ admittedToPrison: '2026-11-01' })).toMatchObject({ due: '2026-11-06' });
    const old = ask({ admittedToPrison: '2026-10-31' }).computed['due']!;
    expect(old.article.zh).toContain('2012年修正');
    expect(old.reviewReasons).toEqual([]);
  });

  test('community correction has its three days', () => {
    expect(ask({ decisionEffective: '2026-03-10', reported: '2026-03-21' })).toMatchObject({
      notifyDue: '2026-03-16',
      documentsDue: '2026-03-20',
      reportDue: '2026-03-20',
      status: 'overdue',
    });
  });

  test('a revocation is ruled on within thirty days and, since 2026-11-01, a month', () => {
    expect(ask({ revocationProposalReceived: '2026-10-31' }).rules).toEqual(['DL-J7', 'CPL-105']);
    const answer = ask({ revocationProposalReceived: '2026-11-01' });
    expect(answer.rules).toContain('PL2026-054');
    expect(answer).toMatchObject({ due: '2026-12-01', warnAt: '2026-12-01' });
  });
});

describe('commutation and parole', () => {
  test('the notice in prison follows the law of the day on which it was posted', () => {
    expect(ask({ posted: '2026-10-30' })).toMatchObject({
      rules: ['MOJ130-011'],
      noticeComplete: '2026-11-06',
    });
    expect(ask({ posted: '2026-11-01' }).rules[0]).toBe('PL2026-050-1');
    expect(ask({ posted: '2026-11-02', executingOrgan: 'detentionCentre' })).toMatchObject({
      noticeComplete: '2026-11-05',
      leadersMayDecideFrom: '2026-11-06',
    });
  });

  test('the notice before Order 130 is for a person', () => {
    expect(ask({ posted: '2014-11-28' })).toMatchObject({ noticeComplete: null });
    expect(ask({ posted: '2014-11-28' }).reviewReasons).toHaveLength(1);
  });

  test('the court’s notice not yet posted is upcoming, then overdue', () => {
    expect(ask({ caseFiled: '2026-09-28', asOf: '2026-10-08' }).status).toBe('upcoming');
    expect(ask({ caseFiled: '2026-09-28', asOf: '2026-10-09' }).status).toBe('overdue');
  });

  test.each([
    ['deathReprieve', 'SPC2014-001-1', undefined],
    ['life', 'SPC2014-001-2', '2026-05-10'],
    ['fixedTerm', 'SPC2014-001-3', '2026-05-10'],
    ['criminalDetention', 'SPC2014-001-4', undefined],
  ])('the ruling on %s is due in a month', (currentSentence, rule, extended) => {
    const answer = ask({ courtReceivesProposal: '2026-03-10', currentSentence });
    expect(answer.rules[0]).toBe(rule);
    expect(answer.due).toBe('2026-04-10');
    expect(answer.dueIfExtended).toBe(extended);
  });

  test.each([
    ['2021-02-27', 'SPC2014-001-4', '2021-03-27'],
    ['2021-03-01', 'INT2021-534-2', '2021-03-31'],
  ])('the ruling on control, received on %s, falls under %s', (received, rule, due) => {
    const answer = ask({ courtReceivesProposal: received, currentSentence: 'control' });
    expect(answer.rules[0]).toBe(rule);
    expect(answer.due).toBe(due);
    expect(answer.dueIfExtended).toBeUndefined();
  });

  test.each([
    [2, 'onTime'],
    [3, 'violation'],
  ])('supplementary investigation number %i is %s', (supplementaryRound, status) => {
    for (const days of [
      { returnDocumentsReceived: '2026-03-10', retransferred: '2026-04-01' },
      { courtAdjourned: '2026-03-10', resumed: '2026-04-01' },
    ])
      expect(ask({ ...days, supplementaryRound }).status).toBe(status);
  });

  test('the ruling cites the Prison Law of the day', () => {
    expect(rulesOn('2026-10-31', 'commutation')).toContain('PL2012-030');
    expect(rulesOn('2026-11-01', 'commutation')).toContain('PL2026-051');
    expect(rulesOn('2026-10-31', 'parole')).toContain('PL2012-032');
    expect(rulesOn('2026-11-01', 'parole')).toContain('PL2026-053');
  });

  test('the ruling without the sentence being served waits for it', () => {
    expect(ask({ courtReceivesProposal: '2026-03-10' }).missing).toEqual(['currentSentence']);
  });

  test('the ruling on a person in community correction is due in thirty days, moved by holidays', () => {
    expect(ask({ courtReceivesProposal: '2026-09-03', inCommunityCorrection: true })).toMatchObject(
      { rawDue: '2026-10-03', due: '2026-10-08' },
    );
  });

  test('the new panel has a month from the correction opinion', () => {
    expect(ask({ correctionReceivedByCourt: '2026-03-31' })).toMatchObject({
      kind: 'newPanel',
      courtDue: '2026-04-30',
    });
  });

  test('materials are supplemented in three days, of property in seven', () => {
    const supplementNoticeReceived = '2026-03-10';
    expect(ask({ supplementNoticeReceived }).due).toBe('2026-03-13');
    expect(ask({ supplementNoticeReceived, materials: 'property' }).due).toBe('2026-03-17');
  });

  test('a ruling on a former bureau-level official goes to the Ministry as well', () => {
    expect(ask({ rulingMade: '2026-03-10' })).not.toHaveProperty('recordDue');
    expect(ask({ rulingMade: '2026-03-10', formerRank: 'bureauOrAbove' })).toMatchObject({
      due: '2026-03-17',
      recordDue: '2026-03-20',
    });
  });
});
