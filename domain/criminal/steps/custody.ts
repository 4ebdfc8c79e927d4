import { z } from 'zod';
import { choice, decision, longText } from '#domain/casework/fields.ts';
import type { RuleId } from '#domain/law/rules/index.ts';
import { currentWindow } from '../custody-window.ts';
import { extensionGrounds, openRun, type ExtensionGround } from '../criminal-state.ts';
import { forbiddenBy, outOfPlace } from '../refusals.ts';
import { actFields, step } from '../step.ts';

/** 侦查羁押期限的延长和重新计算; 鉴定期间. */

const needsCustody = () =>
  outOfPlace('DL-A1', '没有正在计算的侦查羁押期限', 'No custody for investigation is running');

/** Which extension a ground is of, from 0: 第一百五十六条, 第一百五十八条, 第一百五十九条, one after the other. */
const placeOf = (ground: ExtensionGround): 0 | 1 | 2 =>
  ground === 'complex' ? 0 : ground === 'tenYears' ? 2 : 1;
const ruleOfExtension = ['DL-A2', 'DL-A3', 'DL-A4'] as const satisfies readonly RuleId[];

export const requestCustodyExtension = step({
  command: 'requestCustodyExtension',
  event: 'CustodyExtensionRequested',
  title: { zh: '提请延长侦查羁押期限', en: 'Request longer custody' },
  agency: 'police',
  role: 'decider',
  schema: z.strictObject({
    ...actFields,
    ground: choice(extensionGrounds, '延长理由', 'Ground'),
  }),
  check: ({ on, ground }, state) => {
    const run = openRun(state, 'custody');
    if (run === undefined) return needsCustody();
    if (run.extensions.some(({ granted }) => granted === null)) {
      return outOfPlace('DL-F1', '已有一项提请待决定', 'A request waits for its decision');
    }
    const granted = run.extensions.filter((each) => each.granted === true).length;
    const place = placeOf(ground);
    if (place !== granted) {
      return forbiddenBy(
        ruleOfExtension[place],
        `该理由对应第${place + 1}次延长，已批准${granted}次`,
        `This ground is that of extension ${place + 1}; ${granted} were granted`,
        { field: '/ground' },
      );
    }
    const { last } = currentWindow(run, state.notCounted);
    return last !== null && on > last
      ? forbiddenBy(
          'DL-F2',
          '侦查羁押期限已经届满，超过期限提请延长的不予受理',
          'The time has run out: what is requested after it is not taken',
          { field: '/on', expected: `<= ${last}`, actual: on },
        )
      : null;
  },
});

export const decideCustodyExtension = step({
  command: 'decideCustodyExtension',
  event: 'CustodyExtensionDecided',
  title: { zh: '送达延长侦查羁押期限决定', en: 'Decision on longer custody' },
  agency: 'procuratorate',
  role: 'decider',
  schema: z.strictObject({
    ...actFields,
    granted: decision('决定', 'Decision', {
      yes: { zh: '批准延长', en: 'Grant' },
      no: { zh: '不批准延长', en: 'Refuse' },
    }),
    authority: choice(['nextHigher', 'provincial'], '决定机关', 'Who decided'),
  }),
  check: ({ on, granted, authority }, state) => {
    const run = openRun(state, 'custody');
    if (run === undefined) return needsCustody();
    const asked = run.extensions.find((each) => each.granted === null);
    if (asked === undefined) {
      return outOfPlace('DL-F1', '没有待决定的提请', 'No request waits for a decision');
    }
    const place = placeOf(asked.ground);
    if (authority !== (place === 0 ? 'nextHigher' : 'provincial')) {
      return forbiddenBy(
        ruleOfExtension[place],
        place === 0 ? '由上一级人民检察院批准' : '由省、自治区、直辖市人民检察院批准或者决定',
        place === 0
          ? 'The procuratorate one level above approves it'
          : 'The procuratorate of the province approves it',
        { field: '/authority' },
      );
    }
    const { last } = currentWindow(run, state.notCounted);
    return granted && last !== null && on > last
      ? forbiddenBy(
          'DL-F2',
          '应当在侦查羁押期限届满前作出决定，届满后不能再延长',
          'It is decided before the time runs out; afterwards nothing can be lengthened',
          { field: '/on', expected: `<= ${last}`, actual: on },
        )
      : null;
  },
});

export const restartCustody = step({
  command: 'restartCustody',
  event: 'CustodyRestarted',
  title: { zh: '重新计算侦查羁押期限', en: 'Count custody anew' },
  agency: 'police',
  role: 'decider',
  schema: z.strictObject({
    ...actFields,
    ground: choice(['newCrime', 'identityEstablished'], '理由', 'Ground'),
    finding: longText('发现或者查清的情况', 'What was found'),
  }),
  check: (_, state) => (openRun(state, 'custody') === undefined ? needsCustody() : null),
});

export const beginEvaluation = step({
  command: 'beginEvaluation',
  event: 'EvaluationBegun',
  title: { zh: '开始鉴定', en: 'An evaluation begins' },
  agency: 'turn',
  role: 'caseHandler',
  schema: z.strictObject({
    ...actFields,
    ground: choice(['psychiatricEvaluation', 'otherEvaluation'], '鉴定种类', 'Kind of evaluation'),
  }),
  check: (_, { notCounted }) =>
    notCounted.some(({ ground, to }) => to === null && ground !== 'trialSuspended')
      ? outOfPlace('CPL-149', '鉴定正在进行', 'An evaluation goes on already')
      : null,
  evolve: ({ notCounted }, { on, ground }) => ({
    notCounted: [...notCounted, { ground, from: on, to: null }],
  }),
});

export const endEvaluation = step({
  command: 'endEvaluation',
  event: 'EvaluationEnded',
  title: { zh: '鉴定结束', en: 'The evaluation ends' },
  agency: 'turn',
  role: 'caseHandler',
  schema: z.strictObject({ ...actFields }),
  check: (_, { notCounted }) =>
    notCounted.some(({ ground, to }) => to === null && ground !== 'trialSuspended')
      ? null
      : outOfPlace('CPL-149', '没有正在进行的鉴定', 'No evaluation goes on'),
  evolve: ({ notCounted }, { on }) => ({
    notCounted: notCounted.map((each) =>
      each.to === null && each.ground !== 'trialSuspended' ? { ...each, to: on } : each,
    ),
  }),
});

export const dropCase = step({
  command: 'dropCase',
  event: 'CriminalCaseDropped',
  title: { zh: '撤销案件', en: 'Drop the case' },
  agency: 'police',
  role: 'decider',
  schema: z.strictObject({ ...actFields, reason: longText('理由', 'Reason') }),
  evolve: () => ({ stage: 'closed', outcome: 'dropped', custody: 'released' }),
});
