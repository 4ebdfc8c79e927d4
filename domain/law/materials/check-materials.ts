import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import { computeDeadline, type ComputedDeadline } from '../deadlines/compute-deadline.ts';
import { addPeriod } from '../period.ts';
import { citation, inForce, rule } from '../rules/index.ts';
import { materialKinds, type MaterialCode } from './material-kinds.ts';
import {
  requiredMaterials,
  type MaterialQuestion,
  type RequiredMaterial,
  type RequiredMaterials,
} from './required-materials.ts';

/** A material that came with the file. */
export interface GivenMaterial {
  readonly code: MaterialCode;
  /** Day of the material itself, where it has one. */
  readonly issuedOn?: LegalDate | null;
}

/** What the check of a file found. */
export interface MaterialCheck {
  readonly complete: boolean;
  readonly violations: readonly Violation[];
  readonly missingFacts: RequiredMaterials['missing'];
  /**
   * Until when what is missing may be sent, counted from the notice to the executing organ; what
   * is not sent by then is not filed (不予立案). Null where nothing of the kind is missing, or
   * no notice was given.
   */
  readonly supplement: {
    readonly general: ComputedDeadline | null;
    readonly property: ComputedDeadline | null;
  };
}

/**
 * Holds the materials of a file against what its step needs. Every missing mandatory material is
 * a violation of the rule that asks for it; so is an assessment that may no longer be used.
 *
 * @param noticeOn day on which the executing organ was told what is missing
 */
export function checkMaterials(
  question: MaterialQuestion,
  given: readonly GivenMaterial[],
  noticeOn: LegalDate | null = null,
): MaterialCheck {
  const { materials, missing } = requiredMaterials(question);
  const have = new Set(given.map(({ code }) => code));
  const lacking = materials.filter(({ code, mandatory }) => mandatory && !have.has(code));
  const violations = [...lacking.map(asViolation), ...stale(question, given)];
  const supplement = (id: 'SPC2014-002-D' | 'SPC2024-005-D') =>
    noticeOn !== null && lacking.some((each) => each.supplement === id)
      ? computeDeadline({ rule: id, from: noticeOn })
      : null;
  return {
    complete: violations.length === 0 && missing.length === 0,
    violations,
    missingFacts: missing,
    supplement: { general: supplement('SPC2014-002-D'), property: supplement('SPC2024-005-D') },
  };
}

/** Whoever sends the file is told what it lacks; that the court gives days for it is the court's to say. */
const asViolation = ({ rule: id, article, name, code }: RequiredMaterial): Violation => ({
  rule: id,
  article: article.zh,
  text: { zh: `缺少材料：${name.zh}`, en: `Missing: ${name.en}` },
  field: '/materials',
  expected: code,
  actual: null,
});

/** 司法部等〔2026〕8号 item 5: an assessment may be used again within six months. */
function stale(question: MaterialQuestion, given: readonly GivenMaterial[]): readonly Violation[] {
  const assessment = rule('ASSESS-2026');
  if (question.measure !== 'parole' || !inForce(assessment, question.asOf)) return [];
  const last = given
    .filter(({ code }) => code === 'communityImpactAssessment')
    .reduce<LegalDate | null>((latest, { issuedOn }) => {
      if (!issuedOn) return latest;
      const usable = addPeriod(issuedOn, { months: assessment.limit.validMonths });
      return latest === null || usable > latest ? usable : latest;
    }, null);
  if (last === null || last >= question.asOf) return [];
  return [
    {
      rule: assessment.id,
      article: citation(assessment).zh,
      text: {
        zh: `${materialKinds.communityImpactAssessment.zh}可沿用至${last}，已逾期，应当重新委托`,
        en: `The assessment could be used until ${last}; a new one must be asked for`,
      },
      field: '/materials',
      expected: last,
      actual: question.asOf,
    },
  ];
}
