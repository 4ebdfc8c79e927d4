import { directoryQuery, importQuery } from '#commands/directory/directory.controller.ts';
import { directoryFileSchema } from '#domain/directory/directory-file.ts';
import {
  confirmation,
  registration,
  rotation,
  stateChange,
} from '#commands/administration/system-requests.ts';
import { accountConfirmation, newAccount, newCode } from '#identity/accounts/account-requests.ts';
import {
  matrixAnswer,
  parametersAnswer,
  permittedAnswer,
} from '#commands/administration/administration-answers.ts';
import {
  newKeyAnswer,
  systemAnswer,
  systemsAnswer,
} from '#commands/administration/system-answers.ts';
import {
  directoryActAnswer,
  directoryAnswer,
  directoryFileAnswer,
  directoryHistoryAnswer,
  directoryImportAnswer,
  organisationsAnswer,
  peopleAnswer,
} from '#commands/directory/directory-answers.ts';
import {
  decidedAccountAnswer,
  issuedCodeAnswer,
  usersAnswer,
  waitingUsersAnswer,
} from '#identity/accounts/account-answers.ts';
import type { RouteDescription } from './route-description.ts';

/** Who may do what, who there is, and which systems may call. */
export const administrationRoutes: Readonly<Record<string, RouteDescription>> = {
  'GET /api/access/matrix': {
    tag: 'people',
    summary: { zh: '权限矩阵', en: 'The permission table, with the reason in every cell' },
    answer: matrixAnswer,
  },
  'GET /api/access/operations/{operation}': {
    tag: 'people',
    summary: { zh: '是否有此权限', en: 'Whether the asker may do this; forbidden with the reason' },
    answer: permittedAnswer,
  },
  'GET /api/users': { tag: 'people', summary: { zh: '用户', en: 'Accounts' }, answer: usersAnswer },
  'POST /api/users': {
    tag: 'people',
    summary: {
      zh: '添加用户；答复中有一次性代码，由本人设置密码',
      en: 'Adds a person; the answer holds the one-time code with which that person sets a password',
    },
    body: newAccount,
    status: 201,
    answer: issuedCodeAnswer,
  },
  'POST /api/users/{id}/code': {
    tag: 'people',
    summary: {
      zh: '重发一次性代码，原密码和会话失效',
      en: 'Another one-time code; the former password and the sessions end',
    },
    body: newCode,
    status: 201,
    answer: issuedCodeAnswer,
  },
  'GET /api/users/waiting': {
    tag: 'people',
    summary: {
      zh: '待本人确认的账号和新代码',
      en: 'Accounts and new codes that wait for the asker to confirm them',
    },
    answer: waitingUsersAnswer,
  },
  'PUT /api/users/{id}/confirmation': {
    tag: 'people',
    summary: {
      zh: '确认或拒绝账号或新代码；确认的答复中有代码的后半段',
      en: 'Confirms or rejects an account or a new code; the answer holds the second half of the code',
    },
    body: accountConfirmation,
    answer: decidedAccountAnswer,
  },
  'GET /api/directory': {
    tag: 'people',
    summary: {
      zh: '机构目录：机构、行政区划、管辖关系，按日期',
      en: 'The directory of a day: organisations, districts, who is competent for whom',
    },
    query: directoryQuery,
    answer: directoryAnswer,
  },
  'GET /api/directory/people': {
    tag: 'people',
    summary: { zh: '任职情况', en: 'Who holds or held which post' },
    answer: peopleAnswer,
  },
  'GET /api/directory/history': {
    tag: 'people',
    summary: { zh: '目录的变更记录', en: 'What was done to the directory' },
    answer: directoryHistoryAnswer,
  },
  'GET /api/directory/export': {
    tag: 'people',
    summary: { zh: '导出目录', en: 'The directory as a file' },
    answer: directoryFileAnswer,
  },
  'POST /api/directory/import': {
    tag: 'people',
    summary: { zh: '导入目录：全部或不导入', en: 'Takes a file: all of it or nothing' },
    query: importQuery,
    body: directoryFileSchema,
    answer: directoryImportAnswer,
  },
  'POST /api/directory/commands/{name}': {
    tag: 'people',
    summary: { zh: '登记、变更或终止一项', en: 'Registers, changes or ends one thing' },
    headers: { 'Idempotency-Key': 'UUID; the same key with the same body is a repeat' },
    status: 201,
    answer: directoryActAnswer,
  },
  'GET /api/organisations': {
    tag: 'people',
    summary: { zh: '机构', en: 'Organisations' },
    answer: organisationsAnswer,
  },
  'GET /api/systems': {
    tag: 'people',
    summary: { zh: '业务系统', en: 'Registered systems' },
    answer: systemsAnswer,
  },
  'POST /api/systems': {
    tag: 'people',
    summary: {
      zh: '登记业务系统，待所属单位确认后可调用；由服务器生成密钥时，私钥仅返回一次',
      en: 'Registers a system, which may call once its agency confirms it; a private key that is made here is told once',
    },
    body: registration,
    status: 201,
    answer: newKeyAnswer,
  },
  'POST /api/systems/{id}/keys': {
    tag: 'people',
    summary: {
      zh: '轮换密钥：新密钥待所属单位确认，原密钥在确认前及重叠期内仍有效',
      en: 'Adds a key, which counts once the agency confirms it; the former ones count until then and for the overlap',
    },
    body: rotation,
    status: 201,
    answer: newKeyAnswer,
  },
  'PUT /api/systems/{id}/keys/{key}/state': {
    tag: 'people',
    summary: {
      zh: '冻结或停用密钥，或申请恢复',
      en: 'Freezes or disables a key, or asks to thaw it',
    },
    body: stateChange,
    answer: systemAnswer,
  },
  'PUT /api/systems/{id}/state': {
    tag: 'people',
    summary: {
      zh: '冻结或停用系统，或申请恢复',
      en: 'Freezes or disables a system, or asks to thaw it',
    },
    body: stateChange,
    answer: systemAnswer,
  },
  'PUT /api/systems/{id}/confirmation': {
    tag: 'people',
    summary: {
      zh: '由所属单位决定人确认或拒绝登记、新密钥或恢复',
      en: 'A decider of its agency confirms or rejects a registration, a new key or a thaw',
    },
    body: confirmation,
    answer: systemAnswer,
  },
  'GET /api/parameters': {
    tag: 'people',
    summary: { zh: '系统参数', en: 'Settings' },
    answer: parametersAnswer,
  },
};
