import { demonstrationUsers } from '#demo/accounts.ts';
import { agencyKinds, type AgencyKind } from '#domain/casework/agencies.ts';
import { parties } from './case-desks.ts';

/** Who files criminal cases, and works on no others. */
const police = 'police-shanghai-decider';

/** Everybody whom the screens know apart: two at each agency of one case, the police, and four who watch. */
export const people = [
  ...agencyKinds.flatMap((kind) => [`${parties[kind].id}-handler`, `${parties[kind].id}-decider`]),
  police,
  'supervisor',
  'auditor',
  'analyst',
  'administrator',
].map((id) => demonstrationUsers.find((user) => user.id === id)!);

const at = (...kinds: readonly AgencyKind[]): readonly string[] =>
  kinds.flatMap((kind) => [`${parties[kind].id}-handler`, `${parties[kind].id}-decider`]);
const everybody: readonly string[] = people.map(({ id }) => id);
const casework = at(...agencyKinds);
const readers = [...casework, 'supervisor', 'auditor', 'analyst'];

/** A page, written down once more by hand, so that a slip in the one table is seen. */
export interface PageCells {
  /** As `ui/app/page-table.tsx` has it. */
  readonly path: string;
  /** Its entry in the menu; null for a page that others lead to. */
  readonly menu: string | null;
  /** An address of it to type; CASE stands for a case of the agencies above. */
  readonly address: string;
  /** What the server is asked for such a page; AGENCY stands for the asker's own. */
  readonly asked: readonly [method: 'GET' | 'POST' | 'PUT', path: string];
  /** Whom the server lets in. */
  readonly open: readonly string[];
}

const none = '00000000-0000-4000-8000-000000000000';

export const pageCells: readonly PageCells[] = [
  row('/work', '待办', '/work', 'GET /api/work-list', readers),
  row('/warnings', '超期预警', '/warnings', 'GET /api/warnings', [...readers, police]),
  row('/warnings/:id', null, `/warnings/${none}`, `GET /api/warnings/${none}`, [
    ...readers,
    police,
  ]),
  row('/cases', '案件', '/cases', 'GET /api/cases', readers),
  row('/cases/:id/:tab?', null, '/cases/CASE/facts', 'GET /api/cases/CASE', readers),
  row(
    '/cases/:id/documents/:documentId',
    null,
    `/cases/CASE/documents/${none}`,
    `GET /api/documents/${none}`,
    casework,
  ),
  row(
    '/cases/:id/act/:command',
    null,
    '/cases/CASE/act/recordWardReview',
    'POST /api/commands/recordWardReview',
    at('prison'),
  ),
  row('/open', '立卷', '/open', 'POST /api/commands/openCase', at('prison')),
  row('/criminal', '刑事案件', '/criminal', 'GET /api/criminal-cases', [...readers, police]),
  row('/criminal/:id', null, `/criminal/${none}`, `GET /api/criminal-cases/${none}`, [
    ...readers,
    police,
  ]),
  row(
    '/criminal/:id/act/:command',
    null,
    `/criminal/${none}/act/executeDetention`,
    'POST /api/criminal-commands/executeDetention',
    [police],
  ),
  row('/file-case', '刑事立案', '/file-case', 'POST /api/criminal-commands/fileCase', [police]),
  row('/search', '检索', '/search?q=盗窃', 'GET /api/search?q=x', readers),
  row('/statistics', '统计分析', '/statistics', 'GET /api/statistics', readers),
  row('/quality', '数据质检', '/quality', 'GET /api/quality', readers),
  row('/cockpit', '驾驶舱', '/cockpit', 'GET /api/cockpit/open', [
    ...casework,
    'supervisor',
    'analyst',
  ]),
  row('/audit', '审计回放', '/audit', 'GET /api/events', ['auditor']),
  row('/access-log', '查阅记录', '/access-log', 'GET /api/access-log', ['auditor']),
  row('/rules', '前置合约审查清单', '/rules', 'GET /api/rules', everybody),
  row('/bench', '审查试算', '/bench', 'POST /api/review', everybody),
  row('/messages', null, '/messages', 'GET /api/messages', everybody),
  row('/duty', null, '/duty', 'PUT /api/duty/AGENCY/2026-01-05', [
    ...casework.filter((id) => id.endsWith('-decider')),
    police,
    'administrator',
  ]),
  row('/systems', '本单位业务系统', '/systems', `PUT /api/systems/system-none/confirmation`, [
    ...casework.filter((id) => id.endsWith('-decider')),
    police,
  ]),
  row('/administration/:tab?', '系统管理', '/administration', 'GET /api/access/matrix', [
    'auditor',
    'administrator',
  ]),
  row('/administration/:tab?', null, '/administration/parameters', 'GET /api/parameters', [
    'administrator',
  ]),
];

function row(
  path: string,
  menu: string | null,
  address: string,
  asked: `${'GET' | 'POST' | 'PUT'} ${string}`,
  open: readonly string[],
): PageCells {
  const [method, door] = asked.split(' ') as ['GET' | 'POST' | 'PUT', string];
  return { path, menu, address, asked: [method, door], open };
}
