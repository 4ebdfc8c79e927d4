import { AgencyId } from '#domain/kernel/ids.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { criminalDecider } from './criminal-decider.ts';
import {
  afterTold,
  arrested,
  commandOf,
  criminalEventsOf,
  decideTold,
  toPrison,
  until,
  type Told,
} from './testing/criminal-scenario.ts';

const rulesOf = (decision: ReturnType<typeof decideTold>) =>
  decision.kind === 'refused'
    ? { code: decision.code, rules: decision.violations.map(({ rule }) => rule) }
    : null;
const refusal = (journey: readonly Told[], told: Told) =>
  rulesOf(decideTold(told, afterTold(journey)));

describe('the law refuses', () => {
  const file = until(toPrison, 'receiveCaseFile');
  const round = (from: string, to: string): readonly Told[] => [
    ['returnForSupplement', from],
    ['receiveReturn', from],
    ['transferForProsecution', to],
    ['receiveCaseFile', to],
  ];
  const trial = until(toPrison, 'decideAcceptance');
  const adjourned = (from: string, to: string): readonly Told[] => [
    ['adjournForSupplement', from],
    ['requestResumption', to],
  ];
  const effective = until(toPrison, 'recordEffect');

  test.each<[string, readonly Told[], Told, string, string]>([
    [
      'a third supplementary investigation',
      [...file, ...round('2026-01-20', '2026-02-10'), ...round('2026-02-20', '2026-03-10')],
      ['returnForSupplement', '2026-03-20'],
      'refused-by-law',
      'DL-C1',
    ],
    [
      'a third adjournment',
      [
        ...trial,
        ...adjourned('2026-02-20', '2026-03-10'),
        ...adjourned('2026-03-20', '2026-04-10'),
      ],
      ['adjournForSupplement', '2026-04-20'],
      'refused-by-law',
      'DL-C2',
    ],
    [
      'five days added in special circumstances',
      until(toPrison, 'executeDetention'),
      ['extendDetention', '2025-11-22', { ground: 'special', days: 5 }],
      'refused-by-law',
      'DL-A6',
    ],
    [
      'a request after custody has run out',
      arrested('2025-12-31'),
      ['requestCustodyExtension', '2026-03-01'],
      'refused-by-law',
      'DL-F2',
    ],
    [
      'a grant after custody has run out',
      [...arrested('2025-12-31'), ['requestCustodyExtension', '2026-02-20']],
      ['decideCustodyExtension', '2026-03-01'],
      'refused-by-law',
      'DL-F2',
    ],
    [
      'a second ground first',
      arrested('2025-12-31'),
      ['requestCustodyExtension', '2026-02-20', { ground: 'tenYears' }],
      'refused-by-law',
      'DL-A4',
    ],
    [
      'the province where the level above decides',
      [...arrested('2025-12-31'), ['requestCustodyExtension', '2026-02-20']],
      ['decideCustodyExtension', '2026-02-25', { authority: 'provincial' }],
      'refused-by-law',
      'DL-A2',
    ],
    [
      'to leave somebody held whose arrest was refused',
      [
        ...until(toPrison, 'receiveArrestRequest'),
        ['decideArrest', '2025-11-28', { approved: false }],
      ],
      ['receiveNonApproval', '2025-11-28', { measure: 'notHeld', releasedOn: null }],
      'refused-by-law',
      'DL-B2',
    ],
    [
      'a fixed term of more than three months in the detention centre',
      effective,
      [
        'deliverDocuments',
        '2026-04-20',
        { to: 'detentionCentre', prison: null, remainingMonths: 4 },
      ],
      'refused-by-law',
      'DL-I1',
    ],
    [
      'community correction for a fixed term',
      effective,
      [
        'deliverDocuments',
        '2026-04-20',
        { to: 'communityCorrection', prison: null, communityCorrection: 'justice-a' },
      ],
      'refused-by-law',
      'DL-J1',
    ],
    [
      'a second lengthening of the trial',
      [...trial, ['extendTrialTerm', '2026-03-01']],
      ['extendTrialTerm', '2026-05-01'],
      'refused-by-law',
      'DL-G2',
    ],
  ])('%s', (_, journey, told, code, rule) => {
    expect(refusal(journey, told)).toEqual({ code, rules: [rule] });
  });

  test('and says the article', () => {
    const decision = decideTold(
      ['requestCustodyExtension', '2026-03-01'],
      afterTold(arrested('2025-12-31')),
    );
    expect(decision).toMatchObject({
      violations: [{ article: expect.stringMatching(/第十五条/) }],
    });
  });

  test('but takes three months in the detention centre, and a receipt after the last day', () => {
    const told: Told = [
      'deliverDocuments',
      '2026-04-20',
      { to: 'detentionCentre', prison: null, remainingMonths: 3 },
    ];
    expect(refusal(effective, told)).toBeNull();
    expect(refusal(arrested('2026-03-04'), ['returnArrestReceipt', '2026-04-01'])).toBeNull();
  });
});

describe('as things stand nothing is done twice or before its time', () => {
  test.each<[string, readonly Told[], Told, string]>([
    [
      'detained again',
      until(toPrison, 'executeDetention'),
      ['executeDetention', '2025-11-21'],
      'CRIM-STATE',
    ],
    [
      'arrested without approval',
      until(toPrison, 'executeDetention'),
      ['executeArrest', '2025-11-21'],
      'DL-B1',
    ],
    [
      'decided before it was received',
      until(toPrison, 'requestArrest'),
      ['decideArrest', '2025-11-23'],
      'DL-D1',
    ],
    [
      'two requests at once',
      [...arrested('2025-12-31'), ['requestCustodyExtension', '2026-02-20']],
      ['requestCustodyExtension', '2026-02-21'],
      'DL-F1',
    ],
    [
      'a receipt that nobody owes',
      until(toPrison, 'executeDetention'),
      ['returnArrestReceipt', '2025-11-21'],
      'DL-B1',
    ],
    [
      'a prosecution without the file',
      until(toPrison, 'transferForProsecution'),
      ['decideProsecution', '2026-01-20'],
      'DL-E1',
    ],
    [
      'a judgment without a hearing',
      until(toPrison, 'decideAcceptance'),
      ['pronounceJudgment', '2026-03-01'],
      'DL-G2',
    ],
    [
      'a judgment while adjourned',
      [...until(toPrison, 'holdHearing'), ['adjournForSupplement', '2026-03-17']],
      ['pronounceJudgment', '2026-03-20'],
      'DL-C2',
    ],
    [
      'admitted before the documents came',
      until(toPrison, 'deliverDocuments'),
      ['admitToPrison', '2026-04-21'],
      'DL-I2',
    ],
  ])('%s', (_, journey, told, rule) => {
    expect(refusal(journey, told)).toEqual({ code: 'refused-by-state', rules: [rule] });
  });
});

describe('days', () => {
  test.each<[string, readonly Told[], Told, string]>([
    [
      'before the act before it',
      arrested('2026-03-04'),
      ['transferForProsecution', '2026-03-03'],
      'PROC-ORDER',
    ],
    [
      'in the future',
      arrested('2026-03-04'),
      ['transferForProsecution', '2031-01-01'],
      'PROC-FUTURE',
    ],
    [
      'a receipt before its arrest',
      arrested('2026-03-04'),
      ['returnArrestReceipt', '2026-03-03'],
      'PROC-ORDER',
    ],
    [
      'a hearing before the day that was set',
      until(toPrison, 'scheduleHearing'),
      ['holdHearing', '2026-03-15'],
      'PROC-ORDER',
    ],
  ])('%s are refused', (_, journey, told, rule) => {
    expect(refusal(journey, told)).toEqual({ code: 'refused-by-date', rules: [rule] });
  });

  test('a receipt may come after later acts have their day', () => {
    const later: readonly Told[] = [
      ...arrested('2026-03-04'),
      ['transferForProsecution', '2026-03-20'],
    ];
    expect(refusal(later, ['returnArrestReceipt', '2026-03-06'])).toBeNull();
  });

  test('a case from before the law of 2018 is not filed', () => {
    expect(rulesOf(decideTold(['fileCase', '2018-10-25'], null))).toEqual({
      code: 'refused-by-date',
      rules: ['CRIM-PROCESS'],
    });
  });
});

describe('who acts', () => {
  const state = afterTold(until(toPrison, 'receiveArrestRequest'));
  const told: Told = ['decideArrest', '2025-11-28'];

  test('another agency is refused, also one of the same kind', () => {
    for (const agency of ['police-a', 'procuratorate-b']) {
      expect(rulesOf(decideTold(told, state, { agency: AgencyId(agency) }))).toEqual({
        code: 'forbidden',
        rules: ['PROC-PARTY'],
      });
    }
  });

  test('a decision needs a name, a receipt does not', () => {
    expect(rulesOf(decideTold(told, state, { person: null }))).toEqual({
      code: 'schema-violation',
      rules: ['PROC-PERSON'],
    });
    const receipt = decideTold(['returnArrestReceipt', '2026-03-06'], afterTold(arrested()), {
      person: null,
    });
    expect(receipt.kind).toBe('accepted');
  });

  test('a case is filed by the police that it names, once', () => {
    const context = { agency: AgencyId('police-b') };
    expect(rulesOf(decideTold(['fileCase', '2026-01-05'], null, context))).toMatchObject({
      code: 'forbidden',
    });
    expect(rulesOf(decideTold(['fileCase', '2026-01-05'], state))).toMatchObject({
      code: 'already-exists',
    });
    expect(rulesOf(decideTold(told, null))).toMatchObject({ code: 'not-found' });
  });

  test('the state of a case does not depend on the day on which it is read', () => {
    const { data } = commandOf(['fileCase', '2026-01-05']);
    expect(data.on).toBe(LegalDate('2026-01-05'));
    const events = criminalEventsOf(toPrison);
    const once = events.reduce(criminalDecider.evolve, null);
    expect(JSON.parse(JSON.stringify(once))).toEqual(once);
  });
});
