import { replayBody, skipBody } from '#commands/operation/parked-acts.ts';
import {
  parkedAnswer,
  parkedOfKeyAnswer,
  remainingAnswer,
  viewsAnswer,
} from '#commands/operation/operation-answers.ts';
import type { RouteDescription } from './route-description.ts';

/** What the operator of the views is served by. */
export const operationRoutes: Readonly<Record<string, RouteDescription>> = {
  'GET /api/operation/views': {
    tag: 'operation',
    summary: { zh: '视图状态', en: 'How far every view is, and how much it has parked' },
    answer: viewsAnswer,
  },
  'GET /api/operation/parked': {
    tag: 'operation',
    summary: { zh: '停放的事件', en: 'What the views could not take, by view and key' },
    answer: parkedAnswer,
  },
  'GET /api/operation/parked/{view}/{key}': {
    tag: 'operation',
    summary: { zh: '一个对象的停放事件', en: 'The parked events of one key' },
    answer: parkedOfKeyAnswer,
  },
  'POST /api/operation/parked/{view}/{key}/replay': {
    tag: 'operation',
    summary: { zh: '重放停放事件', en: 'Takes them again, as many as were seen' },
    body: replayBody,
    answer: remainingAnswer,
  },
  'POST /api/operation/parked/{view}/{key}/skip': {
    tag: 'operation',
    summary: { zh: '跳过停放事件', en: 'Leaves the failed one out for good, with a reason' },
    body: skipBody,
    answer: remainingAnswer,
  },
};
