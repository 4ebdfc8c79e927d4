import {
  AccountTree as ProcessIcon,
  Alarm as WarningsIcon,
  Assignment as WorkIcon,
  Balance as LawIcon,
  BarChart as StatisticsIcon,
  Dashboard as CockpitIcon,
  FactCheck as QualityIcon,
  Folder as CasesIcon,
  LocalPolice as CriminalIcon,
  NoteAdd as FileIcon,
  History as AuditIcon,
  ManageAccounts as AdministrationIcon,
  Notifications as MessagesIcon,
  Key as SystemsIcon,
  Search as SearchIcon,
  Science as BenchIcon,
} from '@mui/icons-material';
import type { ComponentType } from 'react';
import type { Operation } from '#domain/access/operations.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';

/** A page of the screens; adding one is a folder and a line here. */
export interface Page {
  readonly path: string;
  readonly title: Bilingual;
  /** What one must be allowed to do to see it in the menu; the server refuses in any case. */
  readonly operation: Operation;
  /** Its code, loaded when it is opened. */
  readonly load: () => Promise<{ readonly default: ComponentType }>;
  /** Opened so often that its code is loaded before, in an idle moment. */
  readonly ahead?: true;
  /** Shown in the menu. */
  readonly icon?: ComponentType;
  /** A kind of work that begins in the menu with this page, and goes on until the next heading. */
  readonly heading?: Bilingual;
}

/** Where a page begins: its path without what may follow. */
export const addressOf = (path: string): string => path.replace(/\/:.*$/, '');

export const pages: readonly Page[] = [
  {
    path: '/work',
    heading: t('办案', 'Casework'),
    title: t('待办', 'Work list'),
    operation: 'case.list',
    icon: WorkIcon,
    ahead: true,
    load: () => import('../work-list/work-list-page.tsx'),
  },
  {
    path: '/warnings',
    title: t('超期预警', 'Warnings'),
    operation: 'warning.read',
    icon: WarningsIcon,
    load: () => import('../warnings/warnings-page.tsx'),
  },
  {
    path: '/warnings/:id',
    title: t('超期预警', 'Warning'),
    operation: 'warning.read',
    load: () => import('../warnings/warning-page.tsx'),
  },
  {
    path: '/cases',
    title: t('案件', 'Cases'),
    operation: 'case.list',
    icon: CasesIcon,
    ahead: true,
    load: () => import('../cases/case-list-page.tsx'),
  },
  {
    path: '/cases/:id/:tab?',
    title: t('案件', 'Case'),
    operation: 'case.read',
    ahead: true,
    load: () => import('../cases/case-page.tsx'),
  },
  {
    path: '/cases/:id/documents/:documentId',
    title: t('阅卷', 'Document'),
    operation: 'document.read',
    load: () => import('../documents/document-page.tsx'),
  },
  {
    path: '/cases/:id/act/:command',
    title: t('办理', 'Take a step'),
    operation: 'case.read',
    ahead: true,
    load: () => import('../steps/step-page.tsx'),
  },
  {
    path: '/open',
    title: t('立卷', 'Open a case'),
    operation: 'command:openCase',
    icon: ProcessIcon,
    load: () => import('../steps/open-case-page.tsx'),
  },
  {
    path: '/criminal',
    title: t('刑事案件', 'Criminal cases'),
    operation: 'criminal.list',
    icon: CriminalIcon,
    load: () => import('../criminal/criminal-list-page.tsx'),
  },
  {
    path: '/criminal/:id',
    title: t('刑事案件', 'Criminal case'),
    operation: 'criminal.read',
    load: () => import('../criminal/criminal-case-page.tsx'),
  },
  {
    path: '/criminal/:id/act/:command',
    title: t('办理', 'Take a step'),
    operation: 'criminal.read',
    load: () => import('../criminal/criminal-act-page.tsx'),
  },
  {
    path: '/file-case',
    title: t('刑事立案', 'File a criminal case'),
    operation: 'command:criminal.fileCase',
    icon: FileIcon,
    load: () => import('../criminal/file-case-page.tsx'),
  },
  {
    path: '/search',
    heading: t('查询与统计', 'Find and count'),
    title: t('检索', 'Search'),
    operation: 'search',
    icon: SearchIcon,
    ahead: true,
    load: () => import('../search/search-page.tsx'),
  },
  {
    path: '/statistics',
    title: t('统计分析', 'Statistics'),
    operation: 'case.statistics',
    icon: StatisticsIcon,
    ahead: true,
    load: () => import('../statistics/statistics-page.tsx'),
  },
  {
    path: '/quality',
    title: t('数据质检', 'Data quality'),
    operation: 'case.quality',
    icon: QualityIcon,
    ahead: true,
    load: () => import('../statistics/quality-page.tsx'),
  },
  {
    path: '/cockpit',
    title: t('驾驶舱', 'Cockpit'),
    operation: 'cockpit',
    icon: CockpitIcon,
    load: () => import('../cockpit/cockpit-page.tsx'),
  },
  {
    path: '/audit',
    heading: t('审计监督', 'Audit'),
    title: t('审计回放', 'Audit and replay'),
    operation: 'events.readAll',
    icon: AuditIcon,
    load: () => import('../audit/audit-page.tsx'),
  },
  {
    path: '/access-log',
    title: t('查阅记录', 'Access log'),
    operation: 'audit.read',
    icon: MessagesIcon,
    load: () => import('../audit/access-log-page.tsx'),
  },
  {
    path: '/rules',
    heading: t('法律', 'The law'),
    title: t('前置合约审查清单', 'Checklist of the law'),
    operation: 'rules.read',
    icon: LawIcon,
    ahead: true,
    load: () => import('../law/rules-page.tsx'),
  },
  {
    path: '/bench',
    title: t('审查试算', 'Review bench'),
    operation: 'review.try',
    icon: BenchIcon,
    ahead: true,
    load: () => import('../law/bench-page.tsx'),
  },
  {
    path: '/messages',
    title: t('消息中心', 'Message centre'),
    operation: 'messages',
    load: () => import('../messages/messages-page.tsx'),
  },
  {
    path: '/duty',
    title: t('值班表', 'Duty roster'),
    operation: 'duty.manage',
    load: () => import('../duty/duty-page.tsx'),
  },
  {
    path: '/systems',
    heading: t('管理', 'Manage'),
    title: t('本单位业务系统', 'Systems of the agency'),
    operation: 'systems.confirm',
    icon: SystemsIcon,
    load: () => import('../administration/agency-systems-page.tsx'),
  },
  {
    path: '/administration/:tab?',
    heading: t('管理', 'Manage'),
    title: t('系统管理', 'Administration'),
    operation: 'access.matrix',
    icon: AdministrationIcon,
    load: () => import('../administration/administration-page.tsx'),
  },
];
