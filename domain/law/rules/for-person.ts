import type { Bilingual } from '#domain/kernel/violation.ts';
import type { ForPersonId } from './index.ts';

const fromTheJudgment: Bilingual = {
  zh: '以生效裁判的认定为准，系统照录，不作推断。',
  en: 'Taken from the judgment as it stands; never inferred from the offence.',
};

const appraisal: Bilingual = {
  zh: '须由办案人员综合全案证据判断；系统只使用其确认的结论。',
  en: 'A person weighs the evidence of the whole case; the program uses only the confirmed finding.',
};

const newJudgment: Bilingual = {
  zh: '已执行刑期的折抵和死缓期间的起算，以新判决及其减刑裁定载明的为准，由人核对录入。',
  en: 'What was served is credited, and the reprieve begins, as the new judgment and ruling state; a person enters it.',
};

/** Why each rule is left to a person. */
export const forPersonReasons: Readonly<Record<ForPersonId, Bilingual>> = {
  'CL-050-2': fromTheJudgment,
  'CL-065': fromTheJudgment,
  'CL-066': fromTheJudgment,
  'CL-071': {
    zh: '数罪并罚由审判新罪的法院判决；系统使用新判决的结果。',
    en: 'The court that tries the new crime combines the sentences; the program uses its judgment.',
  },
  'CL-074': {
    zh: '是否宣告缓刑由审判法院决定，不在减刑、假释程序之内。',
    en: 'Whether to suspend a sentence is for the trial court, outside commutation and parole.',
  },
  'CL-081-2-OLD': {
    zh: '修正案（八）施行前的犯罪适用修正前条文，原文及1997年9月30日以前的规则不在系统内。',
    en: 'Crimes before Amendment VIII follow the old text, which is not part of the rules kept here.',
  },
  'LIM-007': fromTheJudgment,
  'SPC2016-002': appraisal,
  'SPC2016-003-1': appraisal,
  'SPC2016-004': {
    zh: '是否构成立功须经查证并由有权机关确认。',
    en: 'Merit must be verified and confirmed by the competent authority.',
  },
  'SPC2016-005': {
    zh: '是否构成重大立功须经查证并由有权机关确认。',
    en: 'Major merit must be verified and confirmed by the competent authority.',
  },
  'SPC2016-012-2': {
    zh: '“适当从严”没有量化标准。',
    en: '"Suitably stricter" has no measure in figures.',
  },
  'SPC2016-022': {
    zh: '“没有再犯罪的危险”须综合多项因素判断。',
    en: '"No danger of reoffending" is weighed over many factors.',
  },
  'SPC2016-024': {
    zh: '国家政治、国防、外交等方面特殊需要，须报最高人民法院核准。',
    en: 'State political, defence or diplomatic needs: for the Supreme People’s Court to approve.',
  },
  'SPC2016-026': {
    zh: '“可以依法从宽”“可以优先适用假释”由法院裁量。',
    en: 'Leniency and the preference for parole are in the discretion of the court.',
  },
  'SPC2016-031': {
    zh: '疾病、生活自理能力和再犯罪危险须由专业人员判断。',
    en: 'Illness, self-care and the danger of reoffending are for qualified persons to judge.',
  },
  'SPC2019-006': {
    zh: '“应当从严掌握”没有量化标准。',
    en: '"Strictly controlled" has no measure in figures.',
  },
  'OP2021-003': appraisal,
  'OP2021-005-1': {
    zh: '证据应否排除由合议庭认定。',
    en: 'Whether evidence is left out is for the panel to find.',
  },
  'OP2021-006': {
    zh: '线索来源和能力是否合理须查证。',
    en: 'Where the clues came from, and whether he was capable of it, must be investigated.',
  },
  'MOJ38-CAT': {
    zh: '职务犯罪的范围有两种规定（司发通〔2014〕38号，高检发监字〔2014〕5号），由人确认。',
    en: 'Two texts draw the scope of duty crime differently; a person confirms the class.',
  },
  'DL-A5': {
    zh: '由全国人民代表大会常务委员会批准，法律未定期限。',
    en: 'For the Standing Committee of the National People’s Congress; the law sets no period.',
  },
  'SPP2025-C7': {
    zh: '典型案例仅供参考，是否只作一个从严情节由办案人员判断。',
    en: 'A typical case is persuasive only; whether it counts as one strict factor is for a person.',
  },
  'CL-058-1': {
    zh: '剥夺政治权利由公安机关执行，其起止由执行机关确定，不在减刑、假释程序之内。',
    en: 'The police carry out the deprivation of political rights and fix its days, outside this procedure.',
  },
  'OP2021-007': appraisal,
  'SENT-START': {
    zh: '刑期起日照录裁判文书；羁押可能中断，不由羁押日期推算。',
    en: 'The start of the term is copied from the judgment; custody may have been interrupted, so it is never derived.',
  },
  'SPC2014-019': {
    zh: '裁定书由法院在其公布平台公开，条文未定期限，是否属于不公开的情形由法院审查。',
    en: 'The court publishes the ruling on its own site; the article sets no time, and what may not be published is for the court.',
  },
  'SPP2014-006-6': {
    zh: '“其他应当进行调查核实的”由人民检察院判断；前五项由系统提示。',
    en: '"Other cases that call for it" are for the procuratorate; the first five the program points out.',
  },
  'OP2021-012': {
    zh: '证人名单由刑罚执行机关提供，通知哪些证人由法院根据需要确定。',
    en: 'The executing organ names the witnesses; whom to call is for the court as the case needs.',
  },
  'OP2021-014': {
    zh: '提请审判委员会讨论和专业法官会议属于法院内部程序，由法院掌握。',
    en: 'Referral to the judicial committee and the judges’ meeting are internal to the court.',
  },
  'SPC2014-006-6': {
    zh: '是否另有必要开庭由人民法院决定。',
    en: 'Whether a hearing is needed for other reasons is for the court.',
  },
  'SPC2016-032-3': newJudgment,
  'SPC2016-035': newJudgment,
  'SPC2016-036': newJudgment,
  'SPC2016-037-1': newJudgment,
  'SPC2016-041': fromTheJudgment,
  'SPC2024-006-2': {
    zh: '借名消费、超额消费有无特殊理由，须查证后认定；系统使用认定的结论。',
    en: 'Spending in another’s name or above the limit must be investigated; the program uses the finding.',
  },
};
