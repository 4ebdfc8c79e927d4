import type { CriminalAgencyKind } from '#domain/criminal/agencies.ts';
import type { CriminalSentence, TrialProcedure } from '#domain/criminal/criminal-state.ts';
import type { CriminalCommandName } from '#domain/criminal/events.ts';
import type { AgencyId } from '#domain/kernel/ids.ts';
import { addDays, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { Chance } from './random.ts';

/** A step of a synthetic case, so many days after the one before it. */
export interface CourseStep {
  readonly name: CriminalCommandName;
  readonly after: number;
  readonly more: object;
  /** What follows from the day of the step. */
  readonly dates?: (on: LegalDate) => object;
}

interface Drawing {
  readonly chance: Chance;
  readonly seat: Readonly<Record<CriminalAgencyKind, AgencyId>>;
  readonly number: number;
}

const step = (
  name: CriminalCommandName,
  after: number,
  more: object = {},
  dates?: CourseStep['dates'],
): CourseStep => ({ name, after, more, ...(dates === undefined ? {} : { dates }) });

const offences = [
  '盗窃罪',
  '诈骗罪',
  '故意伤害罪',
  '寻衅滋事罪',
  '危险驾驶罪',
  '抢劫罪',
  '贩卖毒品罪',
];

/** The course that a case takes if it is carried on to its end: most as the law has it, some acts late. */
export function criminalCourse(drawing: Drawing): readonly CourseStep[] {
  const { chance, seat, number } = drawing;
  const filing = step('fileCase', 0, {
    origin: 'synthetic',
    reference: `合成刑案${String(number).padStart(6, '0')}`,
    district: null,
    suspect: { name: `合成嫌疑人${number}`, idNumber: null },
    offence: chance.pick(offences),
    police: seat.police,
  });
  if (chance.share(0.04))
    return [filing, step('dropCase', 20, { reason: '合成数据：没有犯罪事实' })];
  return [filing, ...arrest(drawing), ...prosecution(drawing)];
}

function arrest({ chance, seat }: Drawing): readonly CourseStep[] {
  const request = step('requestArrest', chance.between(1, 4), {
    procuratorate: seat.procuratorate,
  });
  const before = [
    step('executeDetention', chance.between(0, 5)),
    request,
    step('receiveArrestRequest', 0, { majorComplex: false }),
  ];
  if (chance.share(0.1)) {
    return [
      ...before,
      step('decideArrest', chance.between(3, 8), {
        approved: false,
        reasons: '合成数据：不符合逮捕条件',
      }),
      step('receiveNonApproval', 0, { measure: 'bail' }, (on) => ({ releasedOn: on })),
      step('returnArrestReceipt', chance.between(1, 5), { executed: true, reason: null }),
    ];
  }
  const receipt = step('returnArrestReceipt', chance.between(1, 5), {
    executed: true,
    reason: null,
  });
  const arrested = [
    ...before,
    step('decideArrest', chance.between(3, 8), { approved: true, reasons: null }),
    step('executeArrest', 0),
    // One in twelve is forgotten: what supervision is there to see.
    ...(chance.share(0.92) ? [receipt] : []),
  ];
  if (!chance.share(0.25)) return arrested;
  return [
    ...arrested,
    step('requestCustodyExtension', chance.between(40, 48), { ground: 'complex' }),
    step('decideCustodyExtension', chance.between(1, 5), {
      granted: true,
      authority: 'nextHigher',
    }),
  ];
}

function prosecution(drawing: Drawing): readonly CourseStep[] {
  const { chance, seat } = drawing;
  const toProcuratorate = (after: number): readonly CourseStep[] => [
    step('transferForProsecution', after, { procuratorate: seat.procuratorate }),
    step('receiveCaseFile', 0, { fastTrack: false, overOneYear: true }),
  ];
  const rounds = chance.pick([0, 0, 0, 1, 1, 2]);
  const supplements = Array.from({ length: rounds }, () => [
    step('returnForSupplement', chance.between(15, 28), { outline: '合成数据：补充相关证据' }),
    step('receiveReturn', chance.between(0, 2)),
    ...toProcuratorate(chance.between(15, 34)),
  ]).flat();
  const before = [...toProcuratorate(chance.between(20, 50)), ...supplements];
  if (chance.share(0.08)) {
    const ground = rounds > 0 ? 'insufficientEvidence' : 'discretionary';
    return [
      ...before,
      step('decideProsecution', chance.between(15, 30), {
        prosecute: false,
        court: null,
        ground,
        reasons: '合成数据：决定不起诉',
      }),
    ];
  }
  const decision = step('decideProsecution', chance.between(15, 33), {
    prosecute: true,
    court: seat.court,
    ground: null,
    reasons: null,
  });
  return [...before, decision, ...trial(drawing)];
}

function trial(drawing: Drawing): readonly CourseStep[] {
  const { chance, number } = drawing;
  const procedure: TrialProcedure = chance.pick(['ordinary', 'ordinary', 'simplified']);
  const lead = procedure === 'ordinary' ? chance.between(12, 25) : chance.between(3, 8);
  const sentence: CriminalSentence = chance.pick([
    'fixedTerm',
    'fixedTerm',
    'fixedTerm',
    'probation',
    'probation',
    'criminalDetention',
    'noPenalty',
  ]);
  const hasTerm = sentence !== 'noPenalty';
  const service = (after: number, what: string) => step('recordHearingService', after, { what });
  return [
    step('receiveIndictment', chance.between(0, 1)),
    step('decideAcceptance', chance.between(3, 8), {
      accepted: true,
      courtCaseNumber: `（合成）刑初${number}号`,
      procedure,
      overOneYear: true,
      overThreeYears: false,
      reasons: null,
    }),
    step('scheduleHearing', 0, { public: true }, (on) => ({ hearingDate: addDays(on, lead) })),
    service(1, 'indictment'),
    service(0, 'summons'),
    service(0, 'announcement'),
    step('holdHearing', lead),
    step('pronounceJudgment', chance.between(1, 25), {
      sentence,
      termMonths: !hasTerm ? null : sentence === 'criminalDetention' ? 5 : chance.between(6, 120),
      pronouncement: chance.pick(['inCourt', 'fixedDate']),
    }),
    step('serveJudgment', chance.between(0, 6)),
    step('recordEffect', chance.between(11, 14), { by: 'noAppeal' }),
    ...enforcement(sentence, drawing),
  ];
}

function enforcement(sentence: CriminalSentence, { chance, seat }: Drawing): readonly CourseStep[] {
  if (sentence === 'noPenalty') return [];
  const nobody = { prison: null, communityCorrection: null, remainingMonths: null };
  if (sentence === 'probation') {
    const { communityCorrection } = seat;
    return [
      step('notifyCorrection', chance.between(1, 6), { communityCorrection }),
      step('deliverDocuments', chance.between(0, 5), {
        ...nobody,
        to: 'communityCorrection',
        communityCorrection,
      }),
      step('receiveCorrectionDocuments', 1),
      step('returnCorrectionReceipt', chance.between(1, 7)),
      step('enterCorrection', chance.between(0, 3)),
    ];
  }
  const detention = sentence === 'criminalDetention';
  const delivery = step('deliverDocuments', chance.between(2, 12), {
    ...nobody,
    ...(detention
      ? { to: 'detentionCentre', remainingMonths: 2 }
      : { to: 'prison', prison: seat.prison, remainingMonths: 30 }),
  });
  const received = step('receiveDocuments', chance.between(0, 3));
  if (detention) return [delivery, received];
  return [
    delivery,
    received,
    step('admitToPrison', chance.between(8, 35)),
    step('sendFamilyNotice', chance.between(1, 7)),
  ];
}
