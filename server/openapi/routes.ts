import { commandCatalogue } from '#domain/casework/command-catalogue.ts';
import { evidenceQuery } from '#chain-anchors/evidence.controller.ts';
import { commandEnvelope } from '#commands/case/admit-case-command.ts';
import { reviewBody, rulesQuery } from '#commands/review/review.controller.ts';
import { caseListQuery } from '#read-api/cases/case-list.controller.ts';
import { asOfQuery } from '#read-api/cases/cases.controller.ts';
import { eventsExport, eventsQuery } from '#read-api/events/events-query.ts';
import { liveQuery } from '#read-api/live/live.controller.ts';
import { qualityQuery, qualitySummaryQuery } from '#read-api/quality/quality.controller.ts';
import { ruleCasesQuery } from '#read-api/cases/rule-cases.controller.ts';
import { searchExport } from '#read-api/search/search-export.ts';
import { cockpitAnswer, staffAnswer } from '#read-api/cockpit/cockpit-answers.ts';
import { cockpitQuery } from '#read-api/cockpit/cockpit.controller.ts';
import { accessQuery } from '#read-api/events/access-log.controller.ts';
import { searchQuery } from '#read-api/search/search.controller.ts';
import { workCountsQuery, workListQuery } from '#read-api/work-list/work-list.controller.ts';
import { statisticsQuery } from '#read-api/statistics/statistics.controller.ts';
import { administrationRoutes } from './administration-routes.ts';
import { documentRoutes } from './document-routes.ts';
import { operationRoutes } from './operation-routes.ts';
import { commandAnswer, commandsAnswer } from '#commands/case/command-answers.ts';
import { reviewAnswer, rulesAnswer } from '#commands/review/review-answers.ts';
import {
  caseEventsAnswer,
  caseListAnswer,
  dossierAnswer,
  ruleCasesAnswer,
  statisticsAnswer,
} from '#read-api/cases/case-answers.ts';
import { accessLogAnswer, eventsAnswer } from '#read-api/events/event-answers.ts';
import { mapAnswer } from '#read-api/map/map-answers.ts';
import {
  qualityCasesAnswer,
  qualityDefectsAnswer,
  qualitySummaryAnswer,
} from '#read-api/quality/quality-answers.ts';
import { searchAnswer, searchExportAnswer } from '#read-api/search/search-answers.ts';
import { workCountsAnswer, workListAnswer } from '#read-api/work-list/work-list-answers.ts';
import { aliveAnswer, openApiAnswer, readyAnswer } from '../server-answers.ts';
import { peopleRoutes } from './people-routes.ts';
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
    answer: commandsAnswer,
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
        answer: commandAnswer,
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
    answer: reviewAnswer,
  },
  'GET /api/rules': {
    tag: 'commands',
    summary: { zh: '前置合约审查清单', en: 'The published checklist: every rule and its article' },
    query: rulesQuery,
    answer: rulesAnswer,
  },
  'GET /api/rules/{id}/cases': {
    tag: 'commands',
    summary: { zh: '规则涉及的案件', en: 'The cases in which a rule speaks' },
    query: ruleCasesQuery,
    answer: ruleCasesAnswer,
  },
  'GET /api/cases': {
    tag: 'cases',
    summary: { zh: '案件列表', en: 'Cases; the total in Content-Range' },
    query: caseListQuery,
    answer: caseListAnswer,
  },
  'GET /api/work-list': {
    tag: 'cases',
    summary: { zh: '待办', en: "What waits for the asker's agency" },
    query: workListQuery,
    answer: workListAnswer,
  },
  'GET /api/work-list/counts': {
    tag: 'cases',
    summary: { zh: '待办数', en: 'How many items the work list has, by what makes them pressing' },
    query: workCountsQuery,
    answer: workCountsAnswer,
  },
  'GET /api/cases/{id}': {
    tag: 'cases',
    summary: { zh: '卷宗', en: 'The dossier, now or as of a position' },
    query: asOfQuery,
    answer: dossierAnswer,
  },
  'GET /api/cases/{id}/events': {
    tag: 'cases',
    summary: { zh: '案件历史', en: 'The history, each event with its proof state' },
    query: asOfQuery,
    answer: caseEventsAnswer,
  },
  'GET /api/events': {
    tag: 'evidence',
    summary: { zh: '全部事件', en: 'All events in order; NDJSON streams' },
    query: eventsQuery,
    answer: eventsAnswer,
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
    answer: searchAnswer,
  },
  'POST /api/search/export': {
    tag: 'cases',
    summary: { zh: '导出检索结果', en: 'Every hit, for a purpose that is recorded first' },
    body: searchExport,
    answer: searchExportAnswer,
  },
  'GET /api/cockpit/{panel}': {
    tag: 'cases',
    summary: { zh: '驾驶舱统计', en: 'Counts by any dimensions, with the position they are of' },
    query: cockpitQuery,
    answer: cockpitAnswer,
  },
  'GET /api/map': {
    tag: 'cases',
    summary: { zh: '地图设置与边界', en: 'How the districts are drawn, and their boundaries' },
    answer: mapAnswer,
  },
  'GET /api/staff': {
    tag: 'cases',
    summary: { zh: '机关人员数', en: 'How many people the agencies have, by role' },
    answer: staffAnswer,
  },
  'GET /api/statistics': {
    tag: 'cases',
    summary: { zh: '统计分析', en: 'Sums over the cases of a list, by its own dimensions' },
    query: statisticsQuery,
    answer: statisticsAnswer,
  },
  'GET /api/quality': {
    tag: 'cases',
    summary: { zh: '数据质检缺陷', en: 'Defects of the data, each with its case and place' },
    query: qualityQuery,
    answer: qualityDefectsAnswer,
  },
  'GET /api/quality/cases': {
    tag: 'cases',
    summary: { zh: '案件数据完整率', en: 'How complete the data of each case are' },
    query: qualityQuery,
    answer: qualityCasesAnswer,
  },
  'GET /api/quality/summary': {
    tag: 'cases',
    summary: { zh: '数据质检汇总', en: 'Completeness by agency, defects by kind' },
    query: qualitySummaryQuery,
    answer: qualitySummaryAnswer,
  },
  'GET /api/access-log': {
    tag: 'evidence',
    summary: { zh: '查阅记录', en: 'Who looked at what' },
    query: accessQuery,
    answer: accessLogAnswer,
  },
  'GET /api/proofs/events/{id}': {
    tag: 'evidence',
    summary: { zh: '证据包', en: 'The evidence bundle of one event' },
    query: evidenceQuery,
    gives: 'application/zip',
  },
  'GET /api/log/{origin}/{path}': {
    tag: 'evidence',
    summary: { zh: '透明日志文件', en: 'The log as static files (C2SP tlog-tiles)' },
    gives: 'application/octet-stream',
    open: true,
  },
  ...documentRoutes,
  ...peopleRoutes,
  ...administrationRoutes,
  ...operationRoutes,
  'GET /api/openapi.json': {
    tag: 'operation',
    summary: { zh: '本文档', en: 'This document' },
    open: true,
    answer: openApiAnswer,
  },
  'GET /healthz': {
    tag: 'operation',
    summary: { zh: '存活', en: 'Alive' },
    open: true,
    answer: aliveAnswer,
  },
  'GET /readyz': {
    tag: 'operation',
    summary: { zh: '就绪', en: 'Ready, with each dependency' },
    open: true,
    answer: readyAnswer,
  },
  'GET /metrics': {
    tag: 'operation',
    summary: { zh: '指标', en: 'Prometheus metrics' },
    gives: 'text/plain',
    open: true,
  },
};
