import { stageInfo, outcomes } from '#domain/casework/stages.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { factName, factNames, partName, valueNames } from '#domain/law/fact-names.ts';
import { t } from '../frame/say.ts';

/** The parts of a case's state as a person calls them. */
const fields: Readonly<Record<string, Bilingual>> = {
  stage: t('环节', 'stage'),
  outcome: t('结果', 'outcome'),
  plannedFilingDate: t('拟提请日期', 'planned filing'),
  prisonNotice: t('监内公示', 'notice in prison'),
  courtNotice: t('法院公示', 'notice by the court'),
  postedOn: t('公示日', 'posted'),
  endedOn: t('期满日', 'ended'),
  ended: t('已结束', 'ended'),
  objections: t('异议', 'objections'),
  procuratorateOpinion: t('检察意见', "procuratorate's opinion"),
  stance: t('意见', 'stance'),
  text: t('内容', 'text'),
  procuratorateObjects: t('检察院有异议', 'the procuratorate objects'),
  proposal: t('提请内容', 'proposal'),
  reductionMonths: t('减刑月数', 'reduction, months'),
  reductionDays: t('减刑天数', 'reduction, days'),
  resultTermMonths: t('减为有期徒刑月数', 'resulting term, months'),
  parole: t('假释', 'parole'),
  filingDate: t('提请日期', 'filed'),
  provincialConsentRequired: t('需省级审核', 'provincial consent needed'),
  acceptedOn: t('立案日期', 'accepted'),
  courtCaseNumber: t('法院案号', 'court number'),
  materials: t('材料', 'materials'),
  returns: t('退回补送', 'returns'),
  trialMode: t('审理方式', 'mode of trial'),
  hearingDate: t('开庭日期', 'hearing'),
  rulingTermExtended: t('审限已延长', 'term extended'),
  rulings: t('裁定', 'rulings'),
  servedOn: t('送达', 'served'),
  prison: t('监狱', 'prison'),
  procuratorate: t('检察院', 'procuratorate'),
  offender: t('罪犯', 'offender'),
  justiceBureau: t('司法局', 'justice bureau'),
  correctionOpinionOn: t('纠正意见日期', 'correction opinion'),
  withdrawal: t('撤回', 'withdrawal'),
  documents: t('卷宗材料', 'documents'),
  overrides: t('人工判断', 'decisions by a person'),
  facts: t('事实', 'facts'),
  probationMonths: t('考验期（月）', 'probation, months'),
};

const nameOf = (part: string): Bilingual =>
  fields[part] ?? (Object.hasOwn(factNames, part) ? factName(part) : t(part, part));

/** A part of a fact in words. */
export const partOfFactName = (part: string): Bilingual => fields[part] ?? partName(part);

/** A path like `prisonNotice/postedOn` in words. */
export const pathName = (path: string): Bilingual => {
  const parts = path.split('/').map(nameOf);
  return t(parts.map(({ zh }) => zh).join('／'), parts.map(({ en }) => en).join(' / '));
};

const choices: Readonly<Record<string, Bilingual>> = {
  ...Object.fromEntries(Object.entries(stageInfo).map(([stage, { zh, en }]) => [stage, t(zh, en)])),
  ...outcomes,
  agree: t('同意', 'agrees'),
  disagree: t('不同意', 'disagrees'),
  suggestChange: t('建议调整', 'suggests a change'),
  hearing: t('开庭', 'hearing'),
  paper: t('书面', 'paper'),
  true: t('是', 'yes'),
  false: t('否', 'no'),
};

/** A value in words where it is a choice of the procedure or of the law. */
export const valueName = (value: string): Bilingual =>
  choices[value] ?? valueNames[value] ?? t(value, value);
