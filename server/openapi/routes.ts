import { commandCatalogue } from '#domain/casework/command-catalogue.ts';
import { commandEnvelope } from '#commands/case/admit-case-command.ts';
import { deskBody, deskQuery } from '#commands/desk/desk.controller.ts';
import {
  documentQuery,
  uploadAnnouncement,
  uploadFields,
} from '#commands/documents/documents.controller.ts';
import { dutyQuery } from '#commands/duty/duty.controller.ts';
import { withdrawalBody } from '#commands/notices/notice-acts.ts';
import { reviewBody, rulesQuery } from '#commands/review/review.controller.ts';
import { dutySchema } from '#domain/duty/duty.ts';
import { noticeSchema } from '#domain/messages/notice.ts';
import { caseListQuery } from '#read-api/case-list.controller.ts';
import { asOfQuery } from '#read-api/cases.controller.ts';
import { eventsExport, eventsQuery } from '#read-api/events-query.ts';
import { liveQuery } from '#read-api/live.controller.ts';
import { messagesQuery, readBody } from '#read-api/messages.controller.ts';
import { qualityQuery, qualitySummaryQuery } from '#read-api/quality.controller.ts';
import { ruleCasesQuery } from '#read-api/rule-cases.controller.ts';
import { searchExport } from '#read-api/search-export.ts';
import { accessQuery, cockpitQuery, searchQuery } from '#read-api/search.controller.ts';
import { workCountsQuery, workListQuery } from '#read-api/work-list.controller.ts';
import { statisticsQuery } from '#read-api/statistics.controller.ts';
import { administrationRoutes } from './administration-routes.ts';
import { operationRoutes } from './operation-routes.ts';
import type { RouteDescription } from './route-description.ts';

const idempotency = { 'Idempotency-Key': 'UUID; the same key with the same body is a repeat' };

/** `METHOD /path` with `{parameters}`; one entry for each command beside them. */
export const routes: Readonly<Record<string, RouteDescription>> = {
  'GET /api/commands': {
    tag: 'commands',
    summary: {
      zh: '命令目录',
      en: 'The commands, their schemas, who may send them, in which state',
    },
  },
  ...Object.fromEntries(
    commandCatalogue.map(({ name, title, schema }) => [
      `POST /api/commands/${name}`,
      {
        tag: 'commands',
        summary: title,
        body: commandEnvelope.extend({ data: schema }),
        headers: idempotency,
        status: 201,
      } satisfies RouteDescription,
    ]),
  ),
  'POST /api/review': {
    tag: 'commands',
    summary: {
      zh: '审查试算，不存储；数组逐项作答',
      en: 'The verdict on facts, or what a command would be answered; a list gives a list, each item its own answer',
    },
    body: reviewBody,
  },
  'GET /api/rules': {
    tag: 'commands',
    summary: { zh: '前置合约审查清单', en: 'The published checklist: every rule and its article' },
    query: rulesQuery,
  },
  'GET /api/rules/{id}/cases': {
    tag: 'commands',
    summary: { zh: '规则涉及的案件', en: 'The cases in which a rule speaks' },
    query: ruleCasesQuery,
  },
  'GET /api/cases': {
    tag: 'cases',
    summary: { zh: '案件列表', en: 'Cases; the total in Content-Range' },
    query: caseListQuery,
  },
  'GET /api/work-list': {
    tag: 'cases',
    summary: { zh: '待办', en: "What waits for the asker's agency" },
    query: workListQuery,
  },
  'GET /api/work-list/counts': {
    tag: 'cases',
    summary: { zh: '待办数', en: 'How many items the work list has, by what makes them pressing' },
    query: workCountsQuery,
  },
  'GET /api/cases/{id}': {
    tag: 'cases',
    summary: { zh: '卷宗', en: 'The dossier, now or as of a position' },
    query: asOfQuery,
  },
  'GET /api/cases/{id}/events': {
    tag: 'cases',
    summary: { zh: '案件历史', en: 'The history, each event with its proof state' },
    query: asOfQuery,
  },
  'GET /api/events': {
    tag: 'evidence',
    summary: { zh: '全部事件', en: 'All events in order; NDJSON streams' },
    query: eventsQuery,
  },
  'POST /api/events/export': {
    tag: 'evidence',
    summary: { zh: '导出签名事件', en: 'Signed export in the order of the log, NDJSON' },
    body: eventsExport,
    gives: 'application/x-ndjson',
  },
  'GET /api/live': {
    tag: 'cases',
    summary: { zh: '实时更新', en: 'Server-sent events, resumable with Last-Event-ID' },
    query: liveQuery,
    gives: 'text/event-stream',
  },
  'GET /api/search': {
    tag: 'cases',
    summary: { zh: '检索', en: 'Hits with highlights, facets, histogram' },
    query: searchQuery,
  },
  'POST /api/search/export': {
    tag: 'cases',
    summary: { zh: '导出检索结果', en: 'Every hit, for a purpose that is recorded first' },
    body: searchExport,
  },
  'GET /api/cockpit/{panel}': {
    tag: 'cases',
    summary: { zh: '驾驶舱统计', en: 'Counts by any dimensions, with the position they are of' },
    query: cockpitQuery,
  },
  'GET /api/map': {
    tag: 'cases',
    summary: { zh: '地图设置与边界', en: 'How the districts are drawn, and their boundaries' },
  },
  'GET /api/staff': {
    tag: 'cases',
    summary: { zh: '机关人员数', en: 'How many people the agencies have, by role' },
  },
  'GET /api/statistics': {
    tag: 'cases',
    summary: { zh: '统计分析', en: 'Sums over the cases of a list, by its own dimensions' },
    query: statisticsQuery,
  },
  'GET /api/quality': {
    tag: 'cases',
    summary: { zh: '数据质检缺陷', en: 'Defects of the data, each with its case and place' },
    query: qualityQuery,
  },
  'GET /api/quality/cases': {
    tag: 'cases',
    summary: { zh: '案件数据完整率', en: 'How complete the data of each case are' },
    query: qualityQuery,
  },
  'GET /api/quality/summary': {
    tag: 'cases',
    summary: { zh: '数据质检汇总', en: 'Completeness by agency, defects by kind' },
    query: qualitySummaryQuery,
  },
  'GET /api/access-log': {
    tag: 'evidence',
    summary: { zh: '查阅记录', en: 'Who looked at what' },
    query: accessQuery,
  },
  'GET /api/proofs/events/{id}': {
    tag: 'evidence',
    summary: { zh: '证据包', en: 'The evidence bundle of one event' },
    gives: 'application/zip',
  },
  'GET /api/log/{origin}/{path}': {
    tag: 'evidence',
    summary: { zh: '透明日志文件', en: 'The log as static files (C2SP tlog-tiles)' },
    gives: 'application/octet-stream',
    open: true,
  },
  'POST /api/documents': {
    tag: 'documents',
    summary: { zh: '上传文书', en: 'Stores a document and answers with its digests' },
    form: uploadFields,
    status: 201,
  },
  'POST /api/documents/uploads': {
    tag: 'documents',
    summary: { zh: '开始分段上传', en: 'Announces an upload in parts' },
    body: uploadAnnouncement,
    status: 201,
  },
  'GET /api/documents/uploads/{id}': {
    tag: 'documents',
    summary: {
      zh: '上传进度',
      en: 'How much of an upload is here, with its document once it is one',
    },
  },
  'PATCH /api/documents/uploads/{id}': {
    tag: 'documents',
    summary: { zh: '继续上传', en: 'The next part; the last one makes the document' },
    headers: { 'Upload-Offset': 'bytes that are here already' },
  },
  'GET /api/documents/{id}': {
    tag: 'documents',
    summary: { zh: '阅卷', en: 'The bytes, whole or a range' },
    query: documentQuery,
    gives: 'application/octet-stream',
  },
  'GET /api/documents/{id}/verification': {
    tag: 'documents',
    summary: { zh: '核验文书', en: 'The digests of the bytes now, beside those recorded' },
    query: documentQuery,
  },
  'GET /api/session': {
    tag: 'people',
    summary: { zh: '当前会话', en: 'Who am I, what may I do, until when' },
    open: true,
  },
  'POST /api/session': { tag: 'people', summary: { zh: '保持登录', en: 'Stays signed in' } },
  'DELETE /api/session': { tag: 'people', summary: { zh: '退出', en: 'Signs out' } },
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
  },
  'GET /api/preferences/{key}': { tag: 'people', summary: { zh: '一项设置', en: 'One of them' } },
  'PUT /api/preferences/{key}': {
    tag: 'people',
    summary: { zh: '保存一项设置', en: 'Keeps one' },
    body: deskBody,
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
  },
  'POST /api/messages/read': {
    tag: 'people',
    summary: { zh: '标记已读或未读', en: 'Marks messages as read or unread' },
    body: readBody,
  },
  'GET /api/notices': {
    tag: 'people',
    summary: { zh: '全部通知', en: 'Every notice, with who has registered' },
  },
  'POST /api/notices': {
    tag: 'people',
    summary: { zh: '发布通知或活动', en: 'Publishes a notice or an activity' },
    body: noticeSchema,
    status: 201,
  },
  'POST /api/notices/{id}/withdrawal': {
    tag: 'people',
    summary: { zh: '撤回通知', en: 'Withdraws a notice' },
    body: withdrawalBody,
  },
  'PUT /api/notices/{id}/registration': {
    tag: 'people',
    summary: { zh: '报名', en: 'Registers for an activity' },
  },
  'DELETE /api/notices/{id}/registration': {
    tag: 'people',
    summary: { zh: '取消报名', en: 'Withdraws the registration' },
  },
  'GET /api/duty': {
    tag: 'people',
    summary: { zh: '值班表', en: 'The officers on duty, by agency and day' },
    query: dutyQuery,
  },
  'PUT /api/duty/{agency}/{date}': {
    tag: 'people',
    summary: { zh: '登记值班', en: 'Enters who is on duty' },
    body: dutySchema,
  },
  'DELETE /api/duty/{agency}/{date}': {
    tag: 'people',
    summary: { zh: '删除值班登记', en: 'Takes an entry out of the roster' },
    status: 204,
  },
  ...administrationRoutes,
  ...operationRoutes,
  'GET /api/openapi.json': {
    tag: 'operation',
    summary: { zh: '本文档', en: 'This document' },
    open: true,
  },
  'GET /healthz': { tag: 'operation', summary: { zh: '存活', en: 'Alive' }, open: true },
  'GET /readyz': {
    tag: 'operation',
    summary: { zh: '就绪', en: 'Ready, with each dependency' },
    open: true,
  },
  'GET /metrics': {
    tag: 'operation',
    summary: { zh: '指标', en: 'Prometheus metrics' },
    gives: 'text/plain',
    open: true,
  },
};
