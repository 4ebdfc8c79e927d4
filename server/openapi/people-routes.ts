import { deskBody, deskQuery } from '#commands/desk/desk.controller.ts';
import { dutyQuery } from '#commands/duty/duty.controller.ts';
import { withdrawalBody } from '#commands/notices/notice-acts.ts';
import { dutySchema } from '#domain/duty/duty.ts';
import { noticeSchema } from '#domain/messages/notice.ts';
import { messagesQuery, readBody } from '#read-api/messages/messages.controller.ts';
import { deskAnswer, deskItemAnswer } from '#commands/desk/desk-answers.ts';
import { dutyAnswer, rosterAnswer } from '#commands/duty/duty-answers.ts';
import {
  noticeAnswer,
  noticesAnswer,
  registrationAnswer,
} from '#commands/notices/notice-answers.ts';
import { sessionAnswer, signedOutAnswer } from '#identity/session/session-answers.ts';
import { messagesAnswer, messagesReadAnswer } from '#read-api/messages/message-answers.ts';
import type { RouteDescription } from './route-description.ts';

/** Who is signed in, what that person keeps here, and what people are told. */
export const peopleRoutes: Readonly<Record<string, RouteDescription>> = {
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
  'GET /api/preferences': {
    tag: 'people',
    summary: { zh: '个人设置', en: "The asker's preferences, saved queries, drafts and notes" },
    query: deskQuery,
    answer: deskAnswer,
  },
  'GET /api/preferences/{key}': {
    tag: 'people',
    summary: { zh: '一项设置', en: 'One of them' },
    answer: deskItemAnswer,
  },
  'PUT /api/preferences/{key}': {
    tag: 'people',
    summary: { zh: '保存一项设置', en: 'Keeps one' },
    body: deskBody,
    answer: deskItemAnswer,
  },
  'DELETE /api/preferences/{key}': {
    tag: 'people',
    summary: { zh: '删除一项设置', en: 'Removes one' },
    status: 204,
  },
  'GET /api/messages': {
    tag: 'people',
    summary: {
      zh: '消息中心',
      en: 'To-dos, what happened in the cases of the agency, and notices; how many are unread',
    },
    query: messagesQuery,
    answer: messagesAnswer,
  },
  'POST /api/messages/read': {
    tag: 'people',
    summary: { zh: '标记已读或未读', en: 'Marks messages as read or unread' },
    body: readBody,
    answer: messagesReadAnswer,
  },
  'GET /api/notices': {
    tag: 'people',
    summary: { zh: '全部通知', en: 'Every notice, with who has registered' },
    answer: noticesAnswer,
  },
  'POST /api/notices': {
    tag: 'people',
    summary: { zh: '发布通知或活动', en: 'Publishes a notice or an activity' },
    body: noticeSchema,
    status: 201,
    answer: noticeAnswer,
  },
  'POST /api/notices/{id}/withdrawal': {
    tag: 'people',
    summary: { zh: '撤回通知', en: 'Withdraws a notice' },
    body: withdrawalBody,
    answer: registrationAnswer,
  },
  'PUT /api/notices/{id}/registration': {
    tag: 'people',
    summary: { zh: '报名', en: 'Registers for an activity' },
    answer: registrationAnswer,
  },
  'DELETE /api/notices/{id}/registration': {
    tag: 'people',
    summary: { zh: '取消报名', en: 'Withdraws the registration' },
    answer: registrationAnswer,
  },
  'GET /api/duty': {
    tag: 'people',
    summary: { zh: '值班表', en: 'The officers on duty, by agency and day' },
    query: dutyQuery,
    answer: rosterAnswer,
  },
  'PUT /api/duty/{agency}/{date}': {
    tag: 'people',
    summary: { zh: '登记值班', en: 'Enters who is on duty' },
    body: dutySchema,
    answer: dutyAnswer,
  },
  'DELETE /api/duty/{agency}/{date}': {
    tag: 'people',
    summary: { zh: '删除值班登记', en: 'Takes an entry out of the roster' },
    status: 204,
  },
};
