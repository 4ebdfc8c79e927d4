import { refused, type Decision } from '../kernel/decider.ts';
import type { ErrorCode } from '../kernel/errors.ts';

/** Why an act on an account is refused. */

export const taken = (id: string): Decision<never> =>
  refused('already-exists', {
    rule: 'ACCOUNT-TAKEN',
    article: null,
    field: '/id',
    text: { zh: `账号已被使用：${id}`, en: `The account is taken: ${id}` },
  });

const because = (code: ErrorCode, rule: string, zh: string, en: string): Decision<never> =>
  refused(code, { rule, article: null, text: { zh, en } });

export const wrongCode = (): Decision<never> =>
  because(
    'unauthenticated',
    'ACCOUNT-CODE',
    '账号或一次性代码不正确，或代码已使用、已过期；由两人发放的，请连续输入两段代码',
    'Account or one-time code is wrong, or the code was used or is too old; of a code that two people issued, type both halves, one after the other',
  );

export const unconfirmed = (): Decision<never> =>
  because(
    'forbidden',
    'ACCOUNT-PENDING',
    '账号或新代码尚待另一人确认，确认后请连续输入两段代码',
    'The account or its new code waits for a second person; once confirmed, type both halves of the code',
  );

export const turnedDown = (): Decision<never> =>
  because(
    'refused-by-state',
    'ACCOUNT-REJECTED',
    '该账号的开立已被拒绝，不能恢复，须另开账号',
    'This account was turned down for good; open another one',
  );

export const notOpen = (): Decision<never> =>
  because(
    'refused-by-state',
    'ACCOUNT-REQUEST',
    '待确认事项已处理或已变更，请重新查看',
    'What waited has been decided or has changed; look again',
  );

export const samePerson = (): Decision<never> =>
  because(
    'forbidden',
    'ACCOUNT-TWO-PEOPLE',
    '申请人和账号本人不能确认，须由另一人确认',
    'Neither who asked for it nor its own person confirms it; another person has to',
  );

export const otherConfirmer = (): Decision<never> =>
  because(
    'forbidden',
    'ACCOUNT-CONFIRMER',
    '须由该单位可登录的决定人确认；该单位没有其他决定人的，以及管理员账号，由另一名系统管理员确认',
    'Who decides in its agency confirms it; where nobody else decides there yet, and of an administrator, another administrator does',
  );
