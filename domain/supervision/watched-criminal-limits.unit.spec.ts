import {
  accepted,
  afterTold,
  arrested,
  criminalCaseId,
  hearing,
  longestCustody,
  toCorrection,
  toPrison,
  transferred,
  type Told,
} from '#domain/criminal/testing/criminal-scenario.ts';
import { addDays, LegalDate } from '#domain/kernel/legal-date.ts';
import { evolveWarning, type Warning } from './warning.ts';
import { reckonWarning } from './reckon-warning.ts';
import { verdictOn } from './warning-level.ts';
import {
  isOfCriminalCase,
  watchedCriminalLimitIds,
  watchedCriminalLimits,
} from './watched-criminal-limits.ts';
import { watchedLimitIds } from './thresholds.ts';

/**
 * The ten warnings, right to the day: the last day, and the first on which on every reading of the law the agency is
 * overdue, written from the articles by hand. Working days of 2026 as the State Council published them.
 */
type Row = readonly [
  what: string,
  limit: string,
  owner: string,
  journey: readonly Told[],
  due: string,
  overdue: string,
];

const evaluated = (from: string, to: string | null): readonly Told[] => [
  ['beginEvaluation', from],
  ...(to === null ? [] : ([['endEvaluation', to]] as const)),
];
const returned: readonly Told[] = [
  ...transferred('2026-01-01'),
  ['returnForSupplement', '2026-01-20'],
  ['receiveReturn', '2026-01-22'],
];
const pronounced: readonly Told[] = [
  ['holdHearing', '2026-01-14'],
  ['pronounceJudgment', '2026-01-14'],
  ['recordEffect', '2026-01-25'],
];

const table: readonly Row[] = [
  // 1 逮捕后侦查羁押: 刑诉法第一百五十六条二个月, 月末; 在押不顺延
  ['to the end of February', 'custody', 'police', arrested('2025-12-31'), '2026-02-28', '2026-03-01'],
  ['and a month', 'custody', 'police', longestCustody.slice(0, 8), '2026-03-31', '2026-04-01'],
  ['ten days not counted', 'custody', 'police', [...arrested('2025-12-31'), ...evaluated('2026-01-10', '2026-01-19')], '2026-03-10', '2026-03-11'],
  // 2 逮捕执行回执: 三日, 期满日为星期六的顺延至星期一
  ['over a Saturday', 'arrestReceipt', 'police', arrested('2026-03-04'), '2026-03-09', '2026-03-10'],
  // 3 补充侦查: 一个月, 期满日为星期日, 在押
  ['a month, in custody', 'supplement', 'police', returned, '2026-02-22', '2026-02-23'],
  // 4 审查批准逮捕: 在押七日; 未押十五日, 期满日为星期六的顺延
  ['seven days', 'arrestReview', 'procuratorate', [['fileCase', '2025-11-01'], ['executeDetention', '2026-03-04'], ['requestArrest', '2026-03-06'], ['receiveArrestRequest', '2026-03-07']], '2026-03-14', '2026-03-15'],
  ['fifteen days, free', 'arrestReview', 'procuratorate', [['fileCase', '2025-11-01'], ['requestArrest', '2026-03-06'], ['receiveArrestRequest', '2026-03-06']], '2026-03-23', '2026-03-24'],
  // 5 审查起诉: 一个月, 延长十五日
  ['from the end of January', 'prosecutionReview', 'procuratorate', transferred('2026-01-31'), '2026-02-28', '2026-03-01'],
  ['and fifteen days', 'prosecutionReview', 'procuratorate', [...transferred('2026-01-01'), ['extendProsecutionReview', '2026-01-20']], '2026-02-16', '2026-02-17'],
  // 6 延长侦查羁押期限的决定: 期满前
  ['before custody ends', 'custodyExtensionDecision', 'procuratorate', longestCustody.slice(0, 7), '2026-02-28', '2026-03-01'],
  // 7 法院受理审查: 七日, 在押不因元旦顺延
  ['over New Year, in custody', 'filingReview', 'court', accepted('2025-12-31').slice(0, -1), '2026-01-01', '2026-01-02'],
  // 8 一审送达起诉书副本: 开庭十日以前
  ['ten days before the hearing', 'indictmentService', 'court', hearing('2026-06-15'), '2026-06-05', '2026-06-06'],
  // 9 交付执行: 十日; 送交监狱一个月或三十日, 两说都过了才称逾期
  ['ten days, over a Saturday', 'enforcementDocuments', 'court', hearing('2026-01-14', pronounced), '2026-02-04', '2026-02-05'],
  ['a month or thirty days', 'deliveryToPrison', 'police', hearing('2026-01-14', [...pronounced, ['deliverDocuments', '2026-01-28'], ['receiveDocuments', '2026-01-31']]), '2026-02-28', '2026-03-03'],
  ['to the family', 'familyNotice', 'prison', toPrison.slice(0, -1), '2026-05-11', '2026-05-12'],
  // 10 社区矫正文书回执: 五日, 期满日为星期六的顺延
  ['five days, over a Saturday', 'correctionReceipt', 'communityCorrection', toCorrection.slice(0, -2), '2026-04-27', '2026-04-28'],
]; // prettier-ignore

const watched = (journey: readonly Told[], limit: string) =>
  watchedCriminalLimits(afterTold(journey)).findLast((each) => each.limit === `criminal.${limit}`)!;

const threshold = 3;

test.each(table)('%s: %s is watched right to the day', (_, id, owner, journey, due, overdue) => {
  const limit = watched(journey, id);
  const level = (day: string | LegalDate) =>
    verdictOn(limit, LegalDate(day), threshold)?.level ?? null;
  expect([limit.due, limit.agencyKind]).toEqual([due, owner]);
  expect(level(addDays(LegalDate(due), -threshold - 1))).toBeNull();
  expect(level(addDays(LegalDate(due), -threshold))).toBe('upcoming');
  expect(level(due)).toBe('dueToday');
  expect(level(addDays(LegalDate(overdue), -1))).toBe('dueToday');
  expect(level(overdue)).toBe('overdue');
});

test('each id can be set, and says of which kind of case it is', () => {
  expect(watchedLimitIds).toEqual(expect.arrayContaining([...watchedCriminalLimitIds]));
  expect(watchedLimitIds.filter(isOfCriminalCase)).toEqual(watchedCriminalLimitIds);
  const ids = watchedCriminalLimits(afterTold(toPrison)).map(({ limit }) => limit);
  for (const id of ids) expect(watchedCriminalLimitIds).toContain(id);
});

/** What is recorded on a day of the custody of a case, after what was recorded before. */
function reckon(before: Warning | null, journey: readonly Told[], day: string) {
  const events = reckonWarning(before, {
    caseId: criminalCaseId,
    limit: watched(journey, 'custody'),
    today: LegalDate(day),
    threshold: 7,
    began: LegalDate('2025-01-01'),
  });
  const actor = { id: 'supervision' };
  const warning = events.reduce<Warning | null>(
    (state, event) => evolveWarning(state, event, actor),
    before,
  );
  return {
    warning,
    said: events.map(({ type, data }) => [type, 'reason' in data ? data.reason : null]),
  };
}

test('what comes late moves a warning, and a clock that stands still takes it back until it goes on', () => {
  const custody = arrested('2025-12-31');
  const raised = reckon(null, custody, '2026-02-25');
  expect(raised.said).toEqual([['WarningRaised', null]]);
  const stands = reckon(
    raised.warning,
    [...custody, ...evaluated('2026-02-24', null)],
    '2026-02-26',
  );
  expect(stands.said).toEqual([['WarningWithdrawn', 'voided']]);
  const ended = [...custody, ...evaluated('2026-02-24', '2026-02-25')];
  const again = reckon(stands.warning, ended, '2026-02-26');
  expect(again.said).toEqual([['WarningRevived', 'trueAgain']]);
  expect(again.warning!.due).toBe('2026-03-02');
  const longer = reckon(raised.warning, ended, '2026-02-26');
  expect(longer.said).toEqual([['WarningMoved', null]]);
});
