import { accountConfirmation, newAccount, newCode } from '#identity/accounts/account-requests.ts';
import {
  decidedAccountAnswer,
  issuedCodeAnswer,
  usersAnswer,
  waitingUsersAnswer,
} from '#identity/accounts/account-answers.ts';
import { matrixAnswer, parametersAnswer, permittedAnswer } from './administration-answers.ts';
import { organisationsAnswer } from '../directory/directory-answers.ts';
import { Route } from '#http/route.ts';
import { Body, Controller, Get, Header, Inject, Param, Post, Put, Req } from '@nestjs/common';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { accessPolicyToken, type DoorRequest } from '#http/operation.ts';
import { explain } from '#domain/access/matrix.ts';
import type { Operation } from '#domain/access/operations.ts';
import { requirePermission } from '#domain/access/require-permission.ts';
import { Problem } from '#domain/kernel/problem.ts';
import type { AccountDesk } from '#identity/accounts/account-desk.ts';
import { administrationPorts, type AdministrationPorts } from './ports.ts';

/** PORT-3: who may do what, who there is, and how the system is set. */
@Controller('/api')
export class AdministrationController {
  constructor(
    @Inject(administrationPorts) private readonly ports: AdministrationPorts,
    @Inject(accessPolicyToken) private readonly policy: AccessPolicy,
  ) {}

  /** The permission table as a matrix, with the reason in every cell. */
  @Get('/access/matrix')
  @Route('access.matrix', {
    tag: 'people',
    summary: { zh: '权限矩阵', en: 'The permission table, with the reason in every cell' },
    answer: matrixAnswer,
  })
  matrix() {
    return explain(this.policy);
  }

  /** Whether the asker may do this in some relation to a case; forbidden, with the reason, if not. */
  @Get('/access/operations/:operation')
  @Route('session', {
    tag: 'people',
    summary: { zh: '是否有此权限', en: 'Whether the asker may do this; forbidden with the reason' },
    answer: permittedAnswer,
  })
  permitted(@Param('operation') operation: string, @Req() { principal }: DoorRequest) {
    requirePermission(this.policy, principal!, operation as Operation);
    return { operation, allowed: true };
  }

  /** The accounts of the embedded issuer; none when people sign in at another one. */
  @Get('/users')
  @Route('users.read', {
    tag: 'people',
    summary: { zh: '用户', en: 'Accounts' },
    answer: usersAnswer,
  })
  users() {
    return this.ports.listAccounts();
  }

  /** Adds a person; the answer holds the code with which that person sets a password, once. */
  @Post('/users')
  @Header('cache-control', 'no-store')
  @Route('users.manage', {
    tag: 'people',
    summary: {
      zh: '添加用户；答复中有一次性代码，由本人设置密码',
      en: 'Adds a person; the answer holds the one-time code with which that person sets a password',
    },
    body: newAccount,
    status: 201,
    answer: issuedCodeAnswer,
  })
  addPerson(@Body() body: unknown, @Req() request: DoorRequest) {
    return this.desk().open(body, request);
  }

  /** Another code for who lost the password, whose sessions end. */
  @Post('/users/:id/code')
  @Header('cache-control', 'no-store')
  @Route('users.manage', {
    tag: 'people',
    summary: {
      zh: '重发一次性代码，原密码和会话失效',
      en: 'Another one-time code; the former password and the sessions end',
    },
    body: newCode,
    status: 201,
    answer: issuedCodeAnswer,
  })
  issueCode(@Param('id') id: string, @Body() body: unknown, @Req() request: DoorRequest) {
    return this.desk().issueCode(id, body, request);
  }

  /** Accounts and new codes that wait for the asker to confirm them. */
  @Get('/users/waiting')
  @Route('users.confirm', {
    tag: 'people',
    summary: {
      zh: '待本人确认的账号和新代码',
      en: 'Accounts and new codes that wait for the asker to confirm them',
    },
    answer: waitingUsersAnswer,
  })
  waitingPeople(@Req() { principal }: DoorRequest) {
    return this.ports.accountDesk?.waitingFor(principal!) ?? [];
  }

  /** The second person lets somebody in, or does not; the answer holds the second half of the code, once. */
  @Put('/users/:id/confirmation')
  @Header('cache-control', 'no-store')
  @Route('users.confirm', {
    tag: 'people',
    summary: {
      zh: '确认或拒绝账号或新代码；确认的答复中有代码的后半段',
      en: 'Confirms or rejects an account or a new code; the answer holds the second half of the code',
    },
    body: accountConfirmation,
    answer: decidedAccountAnswer,
  })
  confirmPerson(@Param('id') id: string, @Body() body: unknown, @Req() request: DoorRequest) {
    return this.desk().confirm(id, body, request);
  }

  @Get('/organisations')
  @Route('session', {
    tag: 'people',
    summary: { zh: '机构', en: 'Organisations' },
    answer: organisationsAnswer,
  })
  organisations() {
    return this.ports.directory().agencies;
  }

  /** Every setting with its value and what it does; secrets are not among them. */
  @Get('/parameters')
  @Route('parameters.manage', {
    tag: 'people',
    summary: { zh: '系统参数', en: 'Settings' },
    answer: parametersAnswer,
  })
  parameters() {
    return this.ports.parameters();
  }

  private desk(): AccountDesk {
    const { accountDesk } = this.ports;
    if (accountDesk === null) throw keptElsewhere();
    return accountDesk;
  }
}

const keptElsewhere = (): Problem =>
  new Problem('refused-by-state', [
    {
      rule: 'ACCOUNT-ISSUER',
      article: null,
      text: {
        zh: '用户由外部身份系统管理，请在该系统中添加',
        en: 'People are kept by the issuer outside; add them there',
      },
    },
  ]);
