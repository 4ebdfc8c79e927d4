import type { Bilingual } from '#domain/kernel/violation.ts';

/** Everything that can be asked for, except the commands to cases. */
export const operationNames = {
  'case.list': { zh: '案件列表', en: 'List cases' },
  'case.read': { zh: '查看案件', en: 'Read a case' },
  'case.events': { zh: '案件事件', en: 'Events of a case' },
  'case.statistics': { zh: '统计分析', en: 'Statistics' },
  'case.quality': { zh: '数据质检', en: 'Data quality' },
  'criminal.list': { zh: '刑事案件列表', en: 'List criminal cases' },
  'criminal.read': { zh: '查看刑事案件', en: 'Read a criminal case' },
  'criminal.events': { zh: '刑事案件事件', en: 'Events of a criminal case' },
  'document.read': { zh: '阅卷', en: 'Read documents' },
  'document.upload': { zh: '上传文书', en: 'Upload documents' },
  'document.annotate': { zh: '批注', en: 'Annotate documents' },
  'events.readAll': { zh: '全部事件与重放', en: 'All events and replay' },
  'events.export': { zh: '导出签名事件', en: 'Signed export of events' },
  search: { zh: '检索', en: 'Search' },
  'search.export': { zh: '导出检索结果', en: 'Export of search results' },
  cockpit: { zh: '驾驶舱', en: 'Cockpit' },
  'proof.read': { zh: '存证证明', en: 'Proofs' },
  live: { zh: '实时更新', en: 'Live updates' },
  'rules.read': { zh: '前置合约审查清单', en: 'Checklist of the law' },
  'review.try': { zh: '审查试算', en: 'Review bench' },
  'commands.list': { zh: '命令目录', en: 'Catalogue of commands' },
  messages: { zh: '消息中心', en: 'Message centre' },
  'notices.manage': { zh: '发布通知', en: 'Publish notices' },
  'warning.read': { zh: '查看预警', en: 'Read warnings' },
  'warning.answer': { zh: '签收和说明预警', en: 'Acknowledge and explain warnings' },
  'warning.supervise': { zh: '督办预警', en: 'Supervise warnings' },
  'duty.read': { zh: '值班表', en: 'Duty roster' },
  'duty.manage': { zh: '登记值班', en: 'Enter the duty roster' },
  'savedQueries.manage': { zh: '保存的查询', en: 'Saved queries' },
  'preferences.manage': { zh: '个人设置', en: 'Own preferences' },
  'drafts.manage': { zh: '草稿', en: 'Drafts' },
  'audit.read': { zh: '审计日志', en: 'Audit log' },
  'access.matrix': { zh: '权限矩阵', en: 'Permission matrix' },
  'users.read': { zh: '用户与机构', en: 'Users and organisations' },
  'directory.manage': { zh: '管理机构目录', en: 'Manage the directory' },
  'users.manage': { zh: '管理用户', en: 'Manage accounts' },
  'users.confirm': { zh: '确认账号', en: 'Confirm accounts' },
  'systems.read': { zh: '查看业务系统', en: 'Registered systems' },
  'systems.manage': { zh: '管理业务系统', en: 'Manage registered systems' },
  'systems.confirm': { zh: '确认本单位业务系统', en: "Confirm the agency's systems" },
  'views.read': { zh: '查看视图与停放事件', en: 'Views and parked events' },
  'views.manage': { zh: '重放或跳过停放事件', en: 'Replay or skip parked events' },
  'parameters.manage': { zh: '系统参数', en: 'Parameters' },
} as const satisfies Record<string, Bilingual>;

export type ReadOperation = keyof typeof operationNames;
/** A command of casework by its name; who may send it is declared with the command. */
export type CommandOperation = `command:${string}`;
export type Operation = ReadOperation | CommandOperation;

export const readOperations = Object.keys(operationNames) as readonly ReadOperation[];

/** How the case asked for stands to the asker's agency. */
export const relations = ['ownCase', 'otherCase', 'noCase'] as const;
export type Relation = (typeof relations)[number];

export const relationNames: Readonly<Record<Relation, Bilingual>> = {
  ownCase: { zh: '本单位案件', en: "A case of one's own agency" },
  otherCase: { zh: '其他单位案件', en: 'A case of other agencies' },
  noCase: { zh: '不涉及具体案件', en: 'No particular case' },
};

/** What a reader sees of names and numbers. */
export type Masking = 'full' | 'masked';
