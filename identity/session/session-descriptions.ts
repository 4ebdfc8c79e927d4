import type { RouteDescription } from '#http/route.ts';
import { sessionAnswer, signedOutAnswer } from './session-answers.ts';

/** What the document says of the routes of the session, which are no controller's. */
export const sessionRoutes: Readonly<Record<string, RouteDescription>> = {
  'GET /api/session': {
    tag: 'people',
    summary: { zh: '当前会话', en: 'Who am I, what may I do, until when' },
    open: true,
    answer: sessionAnswer,
  },
  'POST /api/session': {
    tag: 'people',
    summary: { zh: '保持登录', en: 'Stays signed in' },
    answer: sessionAnswer,
  },
  'DELETE /api/session': {
    tag: 'people',
    summary: { zh: '退出', en: 'Signs out' },
    answer: signedOutAnswer,
  },
  'GET /api/session/sign-in': {
    tag: 'people',
    summary: { zh: '登录', en: 'Leads to the issuer' },
    open: true,
    status: 303,
  },
  'GET /api/session/callback': {
    tag: 'people',
    summary: { zh: '登录返回', en: 'Where the issuer leads back to' },
    open: true,
    status: 303,
  },
};
