import { criminalAgencyKinds } from './agencies.ts';
import { criminalLimits } from './criminal-limits.ts';
import { criminalEventSchemas } from './event-schemas.ts';
import { hindranceOf, possibleActs } from './possible-acts.ts';
import { criminalStages, type CriminalStage } from './stages.ts';
import { criminalStepNames, type CriminalStepName } from './steps/index.ts';
import {
  afterTold,
  criminalEventsOf,
  criminalParties,
  decideTold,
  toCorrection,
  toPrison,
  until,
  type Told,
} from './testing/criminal-scenario.ts';

/** A journey that ends at each stage. */
const supplemented: readonly Told[] = [
  ...until(toPrison, 'receiveCaseFile'),
  ['returnForSupplement', '2026-01-20'],
];
const at: Readonly<Record<CriminalStage, readonly Told[]>> = {
  investigation: [['fileCase', '2025-11-20']],
  arrestReview: until(toPrison, 'requestArrest'),
  prosecutionReview: until(toPrison, 'transferForProsecution'),
  supplement: supplemented,
  filingReview: until(toPrison, 'decideProsecution'),
  trial: until(toPrison, 'decideAcceptance'),
  judgment: until(toPrison, 'pronounceJudgment'),
  delivery: until(toPrison, 'recordEffect'),
  transfer: until(toPrison, 'deliverDocuments'),
  admitted: until(toPrison, 'admitToPrison'),
  correctionEntry: until(toCorrection, 'deliverDocuments'),
  closed: toPrison,
};

/** What may be asked at each stage, written from the articles and not from the process definition. */
const allowed: Readonly<Record<CriminalStage, readonly CriminalStepName[]>> = {
  investigation: [
    'executeDetention',
    'extendDetention',
    'requestArrest',
    'executeArrest',
    'receiveNonApproval',
    'returnArrestReceipt',
    'changeMeasure',
    'requestCustodyExtension',
    'decideCustodyExtension',
    'restartCustody',
    'beginEvaluation',
    'endEvaluation',
    'dropCase',
    'transferForProsecution',
  ],
  arrestReview: ['receiveArrestRequest', 'decideArrest', 'returnArrestReceipt'],
  prosecutionReview: [
    'returnArrestReceipt',
    'changeMeasure',
    'beginEvaluation',
    'endEvaluation',
    'receiveCaseFile',
    'extendProsecutionReview',
    'returnForSupplement',
    'decideProsecution',
  ],
  supplement: [
    'returnArrestReceipt',
    'changeMeasure',
    'beginEvaluation',
    'endEvaluation',
    'dropCase',
    'transferForProsecution',
    'receiveReturn',
  ],
  filingReview: ['returnArrestReceipt', 'changeMeasure', 'receiveIndictment', 'decideAcceptance'],
  trial: [
    'returnArrestReceipt',
    'changeMeasure',
    'beginEvaluation',
    'endEvaluation',
    'extendTrialTerm',
    'adjournForSupplement',
    'requestResumption',
    'suspendTrial',
    'resumeTrial',
    'scheduleHearing',
    'recordHearingService',
    'holdHearing',
    'pronounceJudgment',
  ],
  judgment: ['serveJudgment', 'recordEffect'],
  delivery: ['serveJudgment', 'notifyCorrection', 'deliverDocuments'],
  transfer: ['serveJudgment', 'receiveDocuments', 'admitToPrison'],
  admitted: ['sendFamilyNotice'],
  correctionEntry: [
    'serveJudgment',
    'receiveCorrectionDocuments',
    'returnCorrectionReceipt',
    'enterCorrection',
  ],
  closed: ['receiveCorrectionDocuments', 'returnCorrectionReceipt'],
};

describe.each(criminalStages)('at the stage %s', (stage) => {
  const state = afterTold(at[stage]);

  test('a journey comes there', () => {
    expect(state.stage).toBe(stage);
  });

  test.each(criminalStepNames)('%s has its place or is refused with its articles', (name) => {
    const asked = criminalAgencyKinds
      .map((kind) => decideTold([name, '2026-12-01'], state, { agency: criminalParties[kind] }))
      .map((decision) => (decision.kind === 'refused' ? decision.violations : []));
    const places = asked.flat().filter(({ rule }) => rule === 'PROC-STAGE');
    const isParty = asked.some((each) => each.every(({ rule }) => rule !== 'PROC-PARTY'));
    if (allowed[stage].includes(name)) {
      // The agency may be one that the case does not have yet; at its stage nothing is said of the place.
      expect(places).toEqual([]);
    } else if (isParty) {
      expect(places).not.toEqual([]);
      expect(places[0]!.text.en).not.toMatch(/\p{Script=Han}/u);
    }
  });
});

test.each(criminalStages)(
  'at the stage %s each agency is offered what it takes there, and no more',
  (stage) => {
    const state = afterTold(at[stage]);
    for (const kind of criminalAgencyKinds) {
      const agency = criminalParties[kind];
      const offered = possibleActs(state, agency);
      for (const name of criminalStepNames) {
        const decision = decideTold([name, '2026-12-01'], state, { agency });
        const rules =
          decision.kind === 'refused' ? decision.violations.map(({ rule }) => rule) : [];
        const isElsewhere = rules.includes('PROC-STAGE') || rules.includes('PROC-PARTY');
        expect([kind, name, offered.includes(name)]).toEqual([kind, name, !isElsewhere]);
      }
    }
  },
);

test.each([
  ['prison', toPrison],
  ['community correction', toCorrection],
])('on the way to %s nothing lies in the way of the step that is next', (_, journey) => {
  for (const [index, [name]] of journey.entries()) {
    if (name === 'fileCase') continue;
    expect([name, hindranceOf(name, afterTold(journey.slice(0, index)))]).toEqual([name, null]);
  }
});

test('a step that the case as it stands does not let pass says why', () => {
  const detained = afterTold(until(toPrison, 'executeDetention'));
  expect(hindranceOf('executeDetention', detained)!.violations[0]!.text.zh).toBe('已采取拘留措施');
  expect(hindranceOf('executeArrest', detained)).not.toBeNull();
  expect(hindranceOf('requestArrest', detained)).toBeNull();
});

describe('a case goes from the filing', () => {
  test('to prison, every agency taking its part', () => {
    const state = afterTold(toPrison);
    expect(state).toMatchObject({ stage: 'closed', outcome: 'prison', custody: 'arrested' });
    expect(state.agencies).toMatchObject({
      police: 'police-a',
      court: 'court-a',
      prison: 'prison-a',
    });
    expect(criminalLimits(state).filter(({ standing }) => standing === 'running')).toEqual([]);
  });

  test('into community correction', () => {
    expect(afterTold(toCorrection)).toMatchObject({
      stage: 'closed',
      outcome: 'communityCorrection',
      agencies: { communityCorrection: 'justice-a', prison: null },
    });
  });

  test('and each of its events has the data that its schema tells of', () => {
    for (const { type, data } of [
      ...criminalEventsOf(toPrison),
      ...criminalEventsOf(toCorrection),
    ]) {
      expect(criminalEventSchemas[type].safeParse(data)).toMatchObject({ success: true });
    }
  });
});
