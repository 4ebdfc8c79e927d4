import type { Type } from '@nestjs/common';
import { CommandsController } from '#commands/case/commands.controller.ts';
import { CriminalController } from '#commands/criminal/criminal.controller.ts';
import { CriminalCasesController } from '#read-api/criminal/criminal-cases.controller.ts';
import { ReviewController } from '#commands/review/review.controller.ts';
import { CaseListController } from '#read-api/cases/case-list.controller.ts';
import { WarningActsController } from '#commands/supervision/warning-acts.controller.ts';
import { WarningsController } from '#read-api/warnings/warnings.controller.ts';
import { WorkListController } from '#read-api/work-list/work-list.controller.ts';
import { CasesController } from '#read-api/cases/cases.controller.ts';
import { SearchController } from '#read-api/search/search.controller.ts';
import { CockpitController } from '#read-api/cockpit/cockpit.controller.ts';
import { MapController } from '#read-api/map/map.controller.ts';
import { StatisticsController } from '#read-api/statistics/statistics.controller.ts';
import { QualityController } from '#read-api/quality/quality.controller.ts';
import { RuleCasesController } from '#read-api/cases/rule-cases.controller.ts';
import { EventsController } from '#read-api/events/events.controller.ts';
import { AccessLogController } from '#read-api/events/access-log.controller.ts';
import { LiveController } from '#read-api/live/live.controller.ts';
import { EvidenceController } from '#chain-anchors/evidence.controller.ts';
import { DocumentsController } from '#commands/documents/documents.controller.ts';
import { DeskController } from '#commands/desk/desk.controller.ts';
import { AdministrationController } from '#commands/administration/administration.controller.ts';
import { DirectoryController } from '#commands/directory/directory.controller.ts';
import { SystemsController } from '#commands/administration/systems.controller.ts';
import { SystemConfirmationController } from '#commands/administration/system-confirmation.controller.ts';
import { ParkedEventsController } from '#commands/operation/parked-events.controller.ts';
import { NoticesController } from '#commands/notices/notices.controller.ts';
import { MessagesController } from '#read-api/messages/messages.controller.ts';
import { DutyController } from '#commands/duty/duty.controller.ts';
import { HealthController } from './health.controller.ts';

/** Every door of NestJS; those of the session and of the issuer are plain Fastify routes. */
export const controllers: readonly Type[] = [
  CommandsController,
  CriminalController,
  CriminalCasesController,
  ReviewController,
  CaseListController,
  WorkListController,
  WarningsController,
  WarningActsController,
  CasesController,
  SearchController,
  CockpitController,
  MapController,
  StatisticsController,
  QualityController,
  RuleCasesController,
  EventsController,
  AccessLogController,
  LiveController,
  EvidenceController,
  DocumentsController,
  DeskController,
  AdministrationController,
  DirectoryController,
  SystemsController,
  SystemConfirmationController,
  ParkedEventsController,
  NoticesController,
  MessagesController,
  DutyController,
  HealthController,
];
