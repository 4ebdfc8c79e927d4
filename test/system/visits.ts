import type { Seat } from './browser.ts';

/** A page as somebody opens it; CASE stands for the id of a case. */
export interface Visit {
  readonly name: string;
  readonly user: string;
  readonly path: string;
}

export const visits: readonly Visit[] = [
  { name: 'work-list', user: 'court-shanghai-3-decider', path: '/work' },
  { name: 'cases', user: 'court-shanghai-3-decider', path: '/cases' },
  { name: 'case-facts', user: 'court-shanghai-3-decider', path: '/cases/CASE/facts' },
  { name: 'case-history', user: 'court-shanghai-3-decider', path: '/cases/CASE/history' },
  { name: 'case-documents', user: 'court-shanghai-3-decider', path: '/cases/CASE/documents' },
  { name: 'case-review', user: 'court-shanghai-3-decider', path: '/cases/CASE/review' },
  { name: 'case-proof', user: 'court-shanghai-3-decider', path: '/cases/CASE/proof' },
  { name: 'open-case', user: 'prison-baimaoling-handler', path: '/open' },
  { name: 'search', user: 'court-shanghai-3-decider', path: '/search?q=盗窃' },
  { name: 'statistics', user: 'court-shanghai-3-decider', path: '/statistics' },
  { name: 'quality', user: 'court-shanghai-3-decider', path: '/quality' },
  { name: 'rules', user: 'court-shanghai-3-decider', path: '/rules?q=减刑' },
  { name: 'bench', user: 'court-shanghai-3-decider', path: '/bench' },
  { name: 'warnings', user: 'supervisor', path: '/warnings' },
  { name: 'cockpit', user: 'supervisor', path: '/cockpit' },
  { name: 'audit', user: 'auditor', path: '/audit' },
  { name: 'replay', user: 'auditor', path: '/audit?mode=case&case=CASE' },
  { name: 'access-log', user: 'auditor', path: '/access-log' },
  { name: 'matrix', user: 'administrator', path: '/administration/matrix' },
  { name: 'users', user: 'administrator', path: '/administration/users' },
  { name: 'directory', user: 'administrator', path: '/administration/directory' },
  { name: 'views', user: 'administrator', path: '/administration/views' },
  { name: 'duty-roster', user: 'administrator', path: '/administration/duty' },
  { name: 'systems', user: 'administrator', path: '/administration/systems' },
  { name: 'messages', user: 'prison-baimaoling-handler', path: '/messages' },
  { name: 'duty', user: 'court-shanghai-3-decider', path: '/duty' },
  { name: 'notices', user: 'administrator', path: '/administration/notices' },
  { name: 'parameters', user: 'administrator', path: '/administration/parameters' },
];

/** The id of a synthetic case that this person may see. */
export async function anyCase({ page }: Seat): Promise<string> {
  return page.evaluate(async () => {
    const filter = encodeURIComponent(JSON.stringify({ provenance: 'synthetic' }));
    const rows = (await (await fetch(`/api/cases?filter=${filter}`)).json()) as {
      caseId: string;
    }[];
    return rows[0]!.caseId;
  });
}
