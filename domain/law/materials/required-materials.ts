import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { Sentence } from '../facts.ts';
import { citation, inForce, rule, type RuleId } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import { isMaterialCode, materialKinds, type MaterialCode } from './material-kinds.ts';

/** The steps with which a file travels: ward to prison, prison to procuratorate, prison to court. */
export const materialSteps = ['wardReport', 'procuratorateReview', 'courtFiling'] as const;
export type MaterialStep = (typeof materialSteps)[number];

/** What decides which materials a step needs; `null` says that the fact is not known. */
export interface MaterialQuestion {
  readonly step: MaterialStep;
  readonly measure: 'commutation' | 'parole';
  /** The sentence being served. */
  readonly sentence: Sentence | null;
  readonly executingOrgan: 'prison' | 'detentionCentre' | 'communityCorrection';
  readonly hasPropertyJudgment: boolean | null;
  /** The property judgment is not fully performed. */
  readonly propertyUnperformed: boolean | null;
  readonly procuratorateOpinionExists: boolean;
  /** Day of the step: the rules of that day apply. */
  readonly asOf: LegalDate;
}

export interface RequiredMaterial {
  readonly code: MaterialCode;
  readonly name: Bilingual;
  /**
   * False for the "others" that the articles name only where there are any, and for what only a
   * text not confirmed asks for.
   */
  readonly mandatory: boolean;
  /** The rule that asks for it, and the others that ask for the same. */
  readonly rule: RuleId;
  readonly article: Bilingual;
  readonly alsoRequiredBy: readonly RuleId[];
  /** Supplemented within three days, or within seven for property (法释〔2024〕5号 art.5). */
  readonly supplement: 'SPC2014-002-D' | 'SPC2024-005-D' | null;
}

export interface RequiredMaterials {
  readonly materials: readonly RequiredMaterial[];
  /** Facts without which the list may be too short. */
  readonly missing: readonly ('sentence' | 'hasPropertyJudgment' | 'propertyUnperformed')[];
}

const property = [
  'SPC2024-005-M1',
  'SPC2024-005-M2',
  'SPC2024-005-M3',
  'SPC2024-005-M4',
  'SPC2024-005-M5',
  'SPC2024-005-M6',
] as const satisfies readonly RuleId[];

const court = [
  'SPC2014-002-M1',
  'SPC2014-002-M2',
  'SPC2014-002-M3',
  'SPC2014-002-M4',
  'SPC2014-002-M6',
  'CL-081-3',
  'ASSESS-2026',
  'SPC2014-002-M7',
  'INT2021-535',
  'SPC2016-038',
  ...property,
  'SPC2014-002-M5',
] as const satisfies readonly RuleId[];

/** The rules that ask for materials at a step, the governing ones first. */
function rulesOf({ step, executingOrgan }: MaterialQuestion): readonly RuleId[] {
  if (step === 'wardReport') return executingOrgan === 'prison' ? ['MOJ130-008'] : [];
  if (step === 'procuratorateReview') return ['SPP2014-005'];
  if (executingOrgan === 'prison') return [...court, 'MOJ130-015'];
  return executingOrgan === 'detentionCentre' ? [...court, 'DET2013-035'] : court;
}

/**
 * What must travel with a step on its day, each once, with every rule that asks for it.
 * 监狱、看守所提请和法院受理所需材料.
 */
export function requiredMaterials(question: MaterialQuestion): RequiredMaterials {
  const found = new Map<MaterialCode, RequiredMaterial>();
  for (const id of rulesOf(question)) {
    const each: Rule = rule(id);
    if (!inForce(each, question.asOf)) continue;
    for (const { code, when } of demands(id)) {
      if (!when(question)) continue;
      const known = found.get(code);
      found.set(
        code,
        known
          ? { ...known, alsoRequiredBy: [...known.alsoRequiredBy, id] }
          : {
              code,
              name: materialKinds[code],
              mandatory: isMandatory(each),
              rule: id,
              article: citation(each),
              alsoRequiredBy: [],
              supplement: supplementOf(id, question.step),
            },
      );
    }
  }
  return { materials: [...found.values()], missing: missingFacts(question) };
}

const isMandatory = ({ limit, confidence }: Rule): boolean =>
  limit.mandatory !== false && confidence !== 'fromMemory';

const isProperty = (id: RuleId): boolean => (property as readonly RuleId[]).includes(id);

const supplementOf = (id: RuleId, step: MaterialStep): RequiredMaterial['supplement'] =>
  step !== 'courtFiling' ? null : isProperty(id) ? 'SPC2024-005-D' : 'SPC2014-002-D';

interface Demand {
  readonly code: MaterialCode;
  readonly when: (question: MaterialQuestion) => boolean;
}

const always = (): boolean => true;
const ofParole = ({ measure }: MaterialQuestion): boolean => measure === 'parole';
const ofLife = ({ sentence }: MaterialQuestion): boolean =>
  sentence === 'life' || sentence === 'deathReprieve';
const ofPropertyJudgment = ({ hasPropertyJudgment, propertyUnperformed }: MaterialQuestion) =>
  hasPropertyJudgment === true || propertyUnperformed === true;
const ofUnperformed = ({ propertyUnperformed }: MaterialQuestion): boolean =>
  propertyUnperformed === true;
const ofOpinion = ({ procuratorateOpinionExists }: MaterialQuestion): boolean =>
  procuratorateOpinionExists;

/** The conditions of materials whatever rule asks for them. */
const conditions: Partial<Record<MaterialCode, Demand['when']>> = {
  communityImpactAssessment: ofParole,
  provincialReviewForm: ofLife,
  procuratorateOpinion: ofOpinion,
  propertyPerformanceRecords: ofPropertyJudgment,
  propertyPerformanceStatus: ofPropertyJudgment,
};

/** The materials of a rule; a code may carry a remark in brackets: `communityImpactAssessment(parole)`. */
function demands(id: RuleId): readonly Demand[] {
  const { requires } = rule(id).limit as { requires?: string | readonly string[] };
  return [requires ?? []].flat().flatMap((text) => {
    const code = codeOf(text);
    if (code === null) throw new Error(`rule ${id} asks for the unknown material ${text}`);
    return [{ code, when: isProperty(id) ? ofUnperformed : (conditions[code] ?? always) }];
  });
}

function codeOf(text: string): MaterialCode | null {
  const code = text.split('(')[0]!;
  return isMaterialCode(code) ? code : null;
}

function missingFacts(question: MaterialQuestion): RequiredMaterials['missing'] {
  if (question.step !== 'courtFiling') return [];
  const { sentence, hasPropertyJudgment, propertyUnperformed, executingOrgan } = question;
  return [
    ...(sentence === null && executingOrgan === 'prison' ? (['sentence'] as const) : []),
    ...(hasPropertyJudgment === null && propertyUnperformed !== true
      ? (['hasPropertyJudgment'] as const)
      : []),
    ...(hasPropertyJudgment !== false && propertyUnperformed === null
      ? (['propertyUnperformed'] as const)
      : []),
  ];
}

const propertyMaterials: ReadonlySet<string> = new Set(
  property.flatMap((id) => demands(id).map(({ code }) => code)),
);

/** Whether a material is one of 法释〔2024〕5号第五条: for these the prison has seven days, not three. */
export const isPropertyMaterial = (code: string): boolean => propertyMaterials.has(code);
