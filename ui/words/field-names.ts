import type { Measure } from '#domain/casework/case-state.ts';
import { outcomeName, outcomes, stageInfo, type Outcome } from '#domain/casework/stages.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { factName, factNames, partName } from '#domain/law/fact-names.ts';
import { directory } from '../base/directory.ts';
import { t } from '../base/say.ts';
import { districtName } from '../parts/names.ts';
import { choiceName, hasChoiceName } from './choice-names.ts';
import { materialName } from './material-name.ts';

/** The parts of a case's state as a person calls them. */
const fields: Readonly<Record<string, Bilingual>> = {
  stage: t('环节', 'stage'),
  outcome: t('结果', 'outcome'),
  duplicateReason: t('重复立卷的理由', 'reason for another case'),
  plannedFilingDate: t('拟提请日期', 'planned filing'),
  prisonNotice: t('监内公示', 'notice in prison'),
  courtNotice: t('法院公示', 'notice by the court'),
  postedOn: t('公示日', 'posted'),
  endedOn: t('期满日', 'ended on'),
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
  caseId: t('案件编号', 'id of the case'),
  processVersion: t('流程版本', 'version of the process'),
  measure: t('案件类型', 'measure'),
  provenance: t('来源', 'provenance'),
  kind: t('种类', 'kind'),
  publisher: t('发布者', 'publisher'),
  document: t('文书', 'document'),
  number: t('编号', 'number'),
  seed: t('种子', 'seed'),
  reference: t('监狱案号', 'reference'),
  district: t('区', 'district'),
  name: t('姓名', 'name'),
  prisonerNumber: t('罪犯编号', 'prisoner number'),
  agencies: t('机关', 'agencies'),
  court: t('法院', 'court'),
  retrialGround: t('再审理由', 'ground of the retrial'),
  on: t('日期', 'on'),
  items: t('退回项目', 'items'),
  material: t('材料', 'material'),
  reason: t('理由', 'reason'),
  property: t('财产性判项', 'property judgment'),
  answeredOn: t('补送日期', 'answered'),
  answers: t('补送', 'answers'),
  note: t('说明', 'note'),
  granted: t('裁定内容', 'granted'),
  newEnd: t('新刑期止日', 'new end'),
  paroleProbationEnd: t('假释考验期止日', 'end of the parole probation'),
  resultSentence: t('减为', 'resulting sentence'),
  politicalRightsYears: t('剥夺政治权利（年）', 'political rights, years'),
  reasons: t('理由', 'reasons'),
  retrial: t('再审', 'retrial'),
  from: t('自', 'from'),
  documentId: t('文书编号', 'id of the document'),
  title: t('名称', 'title'),
  states: t('载明内容', 'what it states'),
  mediaType: t('文件类型', 'media type'),
  size: t('字节', 'bytes'),
  agency: t('机关', 'agency'),
  event: t('事件', 'event'),
  purpose: t('用途', 'purpose'),
  q: t('检索式', 'query'),
  filter: t('筛选', 'filter'),
  conditions: t('条件', 'conditions'),
  sort: t('排序', 'order'),
  list: t('列表', 'list'),
  asked: t('查询条件', 'asked for'),
  range: t('行', 'lines'),
  offset: t('起始行', 'from line'),
  mine: t('本人可办', 'for oneself'),
  rule: t('规则', 'rule'),
  overdueOn: t('逾期截至', 'overdue on'),
  dueFrom: t('期限起', 'due from'),
  cursor: t('续页', 'page after'),
  code: t('问题', 'defect'),
  severity: t('程度', 'severity'),
  id: t('编号', 'id'),
  openedMonth: t('立卷月份', 'month of opening'),
  agencyKind: t('机关类别', 'kind of agency'),
  rows: t('行数', 'rows'),
  at: t('截至位置', 'as of'),
  limit: t('上限', 'at most'),
  case: t('案件', 'case'),
  stream: t('流', 'stream'),
  actor: t('操作者', 'actor'),
  type: t('事件类型', 'type'),
  cause: t('起因', 'cause'),
  since: t('起', 'since'),
  until: t('止', 'until'),
  eventId: t('事件编号', 'id of the event'),
  method: t('方法', 'method'),
  override: t('人工判断', 'decision by a person'),
  agreed: t('同意提请', 'agreed'),
  opinion: t('意见', 'opinion'),
  members: t('评审委员会成员人数', 'members of the review committee'),
  by: t('提出人', 'by'),
  founded: t('复核成立', 'found justified'),
  propose: t('决定提请', 'decides to propose'),
  replyToProcuratorate: t('对检察意见的答复', 'reply to the procuratorate'),
  consents: t('同意', 'consents'),
  authority: t('机关', 'authority'),
  objects: t('提出异议', 'objects'),
  mode: t('审理方式', 'mode of trial'),
  procurators: t('出庭检察员', 'procurators'),
  offenderInterviewed: t('已提讯罪犯', 'offender interviewed'),
  summary: t('概要', 'summary'),
  ground: t('事由', 'ground'),
  newPanel: t('另行组成合议庭', 'new panel'),
  certificateNumber: t('假释证明书编号', 'certificate number'),
  reportedOn: t('报到日期', 'reported on'),
  permitted: t('准许撤回', 'withdrawal permitted'),
  sm3: t('SM3 摘要值', 'SM3 digest'),
  sha256: t('SHA-256 摘要值', 'SHA-256 digest'),
  identityNumber: t('身份证号', 'identity number'),
  judgmentNumber: t('判决书编号', 'number of the judgment'),
  priorReductions: t('历次减刑（月）', 'earlier reductions, months'),
  orderedFen: t('判项金额（分）', 'sum ordered, fen'),
  performedFen: t('已履行（分）', 'performed, fen'),
  outstandingFen: t('未履行（分）', 'outstanding, fen'),
  receiptsFen: t('各笔收据（分）', 'receipts, fen'),
};

/** One part of a case's state by its name. */
export const nameOf = (part: string): Bilingual =>
  fields[part] ?? (Object.hasOwn(factNames, part) ? factName(part) : partName(part));

/** A part of a fact in words. */
export const partOfFactName = (part: string): Bilingual => fields[part] ?? partName(part);

/** The part that a path like `prisonNotice/postedOn` leads to. */
export const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A path like `prisonNotice/postedOn` in words. */
export const pathName = (path: string): Bilingual => {
  const parts = path.split('/').map(nameOf);
  return t(parts.map(({ zh }) => zh).join('／'), parts.map(({ en }) => en).join(' / '));
};

const choices: Readonly<Record<string, Bilingual>> = {
  cases: t('案件列表', 'cases'),
  workList: t('待办', 'work list'),
  turn: t('轮到本机关', 'own turn'),
  deadline: t('时限', 'time limit'),
  right: t('可行使的权利', 'right that may be used'),
  todo: t('待办', 'to-dos'),
  happening: t('动态', 'happenings'),
  notice: t('通知', 'notices'),
  messages: t('消息', 'messages'),
  quality: t('数据质检', 'data quality'),
  qualityCases: t('数据质检（按案件）', 'data quality by case'),
  ruleCases: t('规则涉及的案件', 'cases of a rule'),
  ...Object.fromEntries(Object.entries(stageInfo).map(([stage, { zh, en }]) => [stage, t(zh, en)])),
  ...outcomes,
  agree: t('同意', 'agrees'),
  disagree: t('不同意', 'disagrees'),
  suggestChange: t('建议调整', 'suggests a change'),
  hearing: t('开庭', 'hearing'),
  paper: t('书面', 'paper'),
  notPublished: t('未公布', 'not published'),
  commutation: t('减刑', 'commutation'),
  parole: t('假释', 'parole'),
  reprieveExpiry: t('死缓期满减刑', 'expiry of the reprieve'),
  casework: t('办案', 'casework'),
  published: t('公开案例', 'published case'),
  synthetic: t('合成数据', 'synthetic'),
  error: t('裁定有误', 'error'),
  relevance: t('相关度', 'relevance'),
  newest: t('最新', 'newest'),
  higherCourt: t('上级法院', 'higher court'),
  hiddenAssets: t('隐瞒财产', 'hidden assets'),
  prison: t('监狱', 'prison'),
  procuratorate: t('检察院', 'procuratorate'),
  court: t('法院', 'court'),
  justiceBureau: t('司法局', 'justice bureau'),
  true: t('是', 'yes'),
  false: t('否', 'no'),
};

/** A value in words where it is a choice of the procedure or of the law, or a district. */
const valueName = (value: string): Bilingual =>
  choices[value] ?? (hasChoiceName(value) ? choiceName(value) : districtName(value));

/** Parts that hold kinds of material: a `proposal` among them is a document and not a stage. */
const ofMaterials: ReadonlySet<string> = new Set(['materials', 'material']);

/**
 * A value of a case's state as a person reads it: choices, agencies and materials by their names,
 * lists and groups in one line. What is not there is a dash. `part` is the part that holds it.
 */
export function valueText(value: unknown, part: string, measure: Measure | null = null): Bilingual {
  if (value === null || value === undefined || value === '') return t('—', '—');
  if (part === 'range' && isPair(value)) return linesOf(value);
  if (Array.isArray(value)) {
    return value.length === 0
      ? t('无', 'none')
      : joined(value, '；', '; ', (each) => valueText(each, part));
  }
  if (typeof value === 'object') {
    const parts = Object.entries(value).filter(
      ([name, inner]) => inner !== null && inner !== undefined && !isNobodysAnswer(name, inner),
    );
    return joined(parts, '，', ', ', ([name, inner]) => {
      const [field, text] = [nameOf(name), valueText(inner, name)];
      return t(`${field.zh}：${text.zh}`, `${field.en}: ${text.en}`);
    });
  }
  const text = String(value);
  if (part === 'outcome' && Object.hasOwn(outcomes, text)) {
    return outcomeName(text as Outcome, measure);
  }
  if (ofMaterials.has(part)) return materialName(text);
  return directory().agency(text)?.name ?? valueName(text);
}

/** That a commutation is no parole, or a ruling no retrial, is nobody's answer: the form did not ask. */
export const isNobodysAnswer = (part: string, value: unknown): boolean =>
  (part === 'parole' || part === 'retrial') && value === false;

const isPair = (value: unknown): value is readonly [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every((each) => Number.isInteger(each));

/** The lines that were asked for, counted from one as a person counts them. */
const linesOf = ([first, last]: readonly [number, number]): Bilingual => {
  const lines = `${first + 1}–${last + 1}`;
  return t(lines, lines);
};

function joined<Part>(
  parts: readonly Part[],
  zh: string,
  en: string,
  text: (part: Part) => Bilingual,
): Bilingual {
  if (parts.length === 0) return t('', '');
  const texts = parts.map(text);
  return t(
    afterEachOther(
      texts.map((one) => one.zh),
      zh,
      '',
    ),
    afterEachOther(
      texts.map((one) => one.en),
      en,
      ' ',
    ),
  );
}

/** Texts in one line; a text that ends with a stop of its own takes no other after it. */
const afterEachOther = (texts: readonly string[], mark: string, afterStop: string): string =>
  texts.reduce((line, text) => `${line}${/[。！？；.!?;]$/u.test(line) ? afterStop : mark}${text}`);
