import {
  Body,
  Controller,
  Get,
  Header,
  Inject,
  Param,
  Post,
  Put,
  Req,
  SetMetadata,
} from '@nestjs/common';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { accessPolicyToken, operationMetadata, type DoorRequest } from '#http/operation.ts';
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
  @SetMetadata(operationMetadata, 'access.matrix')
  matrix() {
    return explain(this.policy);
  }

  /** Whether the asker may do this in some relation to a case; forbidden, with the reason, if not. */
  @Get('/access/operations/:operation')
  @SetMetadata(operationMetadata, 'session')
  permitted(@Param('operation') operation: string, @Req() { principal }: DoorRequest) {
    requirePermission(this.policy, principal!, operation as Operation);
    return { operation, allowed: true };
  }

  /** The accounts of the embedded issuer; none when people sign in at another one. */
  @Get('/users')
  @SetMetadata(operationMetadata, 'users.read')
  users() {
    return this.ports.listAccounts();
  }

  /** Adds a person; the answer holds the code with which that person sets a password, once. */
  @Post('/users')
  @Header('cache-control', 'no-store')
  @SetMetadata(operationMetadata, 'users.manage')
  addPerson(@Body() body: unknown, @Req() request: DoorRequest) {
    return this.desk().open(body, request);
  }

  /** Another code for who lost the password, whose sessions end. */
  @Post('/users/:id/code')
  @Header('cache-control', 'no-store')
  @SetMetadata(operationMetadata, 'users.manage')
  issueCode(@Param('id') id: string, @Body() body: unknown, @Req() request: DoorRequest) {
    return this.desk().issueCode(id, body, request);
  }

  /** Accounts and new codes that wait for the asker to confirm them. */
  @Get('/users/waiting')
  @SetMetadata(operationMetadata, 'users.confirm')
  waitingPeople(@Req() { principal }: DoorRequest) {
    return this.ports.accountDesk?.waitingFor(principal!) ?? [];
  }

  /** The second person lets somebody in, or does not; the answer holds the second half of the code, once. */
  @Put('/users/:id/confirmation')
  @Header('cache-control', 'no-store')
  @SetMetadata(operationMetadata, 'users.confirm')
  confirmPerson(@Param('id') id: string, @Body() body: unknown, @Req() request: DoorRequest) {
    return this.desk().confirm(id, body, request);
  }

  @Get('/organisations')
  @SetMetadata(operationMetadata, 'session')
  organisations() {
    return this.ports.directory().agencies;
  }

  /** Every setting with its value and what it does; secrets are not among them. */
  @Get('/parameters')
  @SetMetadata(operationMetadata, 'parameters.manage')
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
