import { review } from '#domain/law/index.ts';
import { citation, inForce, rule } from '#domain/law/rules/index.ts';
import { z } from 'zod';
import { factsFor } from '../facts-of-act.ts';
import { latestRuling, type CaseState } from '../case-state.ts';
import { choice, longText, on } from '../fields.ts';
import { step } from '../step.ts';
import { procedural, refuse, type Refusal } from '../refusal.ts';

/**
 * 法释〔2014〕5号第二十一条: the court finds its own ruling wrong, or a higher court directs it;
 * 法释〔2024〕5号第十四条: assets were hidden, gravely. Another panel then rules.
 */
export const orderRetrial = step({
  command: 'orderRetrial',
  event: 'RetrialOrdered',
  title: { zh: '决定重新审理', en: 'Order a retrial' },
  consequence: {
    zh: '另行组成合议庭重新审理；故意隐瞒财产情节严重的，应当撤销原裁定。',
    en: 'Another panel tries the case again; for assets hidden gravely the ruling must be revoked.',
  },
  agency: 'court',
  role: 'decider',
  schema: z.strictObject({
    on,
    ground: choice(['error', 'higherCourt', 'hiddenAssets'], '原因', 'Ground'),
    reasons: longText('理由', 'Reasons'),
  }),
  check: (data, state) => {
    if (state.servedOn === null) {
      return refuse(
        'refused-by-state',
        procedural('PROC-RULING', '尚无送达的裁定', 'No ruling was served'),
      );
    }
    const hidden = rule('SPC2024-014');
    if (data.ground !== 'hiddenAssets' || data.on === null || inForce(hidden, data.on)) return null;
    return refuse(
      'refused-by-law',
      procedural(hidden.id, '该条尚未施行', 'The article is not yet in force', {
        article: citation(hidden).zh,
        field: '/ground',
        passesFrom: hidden.from,
      }),
    );
  },
  evolve: (_, data) => ({ stage: 'retrial', outcome: null, retrialGround: data.ground }),
});

/** 法释〔2024〕5号第十四条: a ruling obtained by hiding assets gravely is revoked, not upheld. */
export function mustRevoke(
  outcome: 'grant' | 'adjust' | 'refuse',
  state: CaseState,
): Refusal | null {
  if (state.retrialGround !== 'hiddenAssets' || outcome === 'refuse') return null;
  const hidden = rule('SPC2024-014');
  return refuse(
    'refused-by-law',
    procedural(
      hidden.id,
      '虚假申报、故意隐瞒财产，情节严重的，应当撤销原裁定',
      'Assets were hidden gravely: the ruling must be revoked',
      {
        article: citation(hidden).zh,
        field: '/outcome',
        expected: 'refuse',
        actual: outcome,
      },
    ),
  );
}

/**
 * 法释〔2021〕1号第四百二十条: parole for special circumstances takes effect only with the approval
 * of the Supreme People's Court, whose document must be in the file.
 */
export function approvalMissing(state: CaseState): Refusal | null {
  if (state.provenance.kind === 'published' || state.facts.specialCircumstances !== true)
    return null;
  if (latestRuling(state)?.granted?.parole !== true) return null;
  // With half of the term served the approval is not needed: it lifts that time and nothing else.
  const answer = review(factsFor(state, { filingDate: state.filingDate }));
  if (answer.paroleHalfReachedByFiling === true) return null;
  if (state.documents.some(({ material }) => material === 'supremeCourtApproval')) return null;
  const approval = rule('INT2021-420');
  return refuse(
    'refused-by-law',
    procedural(
      approval.id,
      '因特殊情况不受执行刑期限制的假释，须报请最高人民法院核准后方可执行',
      "Parole for special circumstances needs the approval of the Supreme People's Court first",
      { article: citation(approval).zh, field: '/documents', expected: 'supremeCourtApproval' },
    ),
  );
}
