import { refused, type Decision } from '#domain/kernel/decider.ts';

/** Why an act on a system or its key is refused. */

export const unknownAgency = (id: string): Decision<never> =>
  refused('schema-violation', {
    rule: 'SYSTEM-AGENCY',
    article: null,
    field: '/agency',
    text: { zh: `没有这个办案机关：${id}`, en: `There is no such agency of casework: ${id}` },
  });

export const taken = (field: string, what: string): Decision<never> =>
  refused('already-exists', {
    rule: 'SYSTEM-TAKEN',
    article: null,
    field,
    text: { zh: `已经登记：${what}`, en: `Registered already: ${what}` },
  });

export const personsId = (id: string): Decision<never> =>
  refused('already-exists', {
    rule: 'SYSTEM-ID-PERSON',
    article: null,
    field: '/id',
    text: {
      zh: `${id} 是用户账号，业务系统须另取标识`,
      en: `${id} is a person's account; a system needs another id`,
    },
  });

const refusedByState = (rule: string, zh: string, en: string): Decision<never> =>
  refused('refused-by-state', { rule, article: null, text: { zh, en } });

export const endedForGood = (): Decision<never> =>
  refusedByState(
    'SYSTEM-DISABLED',
    '登记已停用或被拒绝，不能恢复，须重新登记',
    'The registration has ended for good or was rejected; register anew',
  );

/** What waits is decided or ended first: nobody shall confirm something else than he saw. */
export const waitsForAgency = (): Decision<never> =>
  refusedByState(
    'SYSTEM-PENDING',
    '有事项等待所属单位确认，须先由其确认、拒绝，或者停用',
    'Something waits for the agency: it confirms or rejects that first, or it is ended',
  );

export const notOpen = (): Decision<never> =>
  refusedByState(
    'SYSTEM-REQUEST',
    '待确认事项已处理或已变更，请重新查看',
    'What waited has been decided or has changed; look again',
  );

const forbidden = (rule: string, zh: string, en: string): Decision<never> =>
  refused('forbidden', { rule, article: null, text: { zh, en } });

export const otherAgency = (): Decision<never> =>
  forbidden('SYSTEM-AGENCY', '只能确认本单位的业务系统', 'Only systems of the own agency');

export const samePerson = (): Decision<never> =>
  forbidden(
    'SYSTEM-TWO-PEOPLE',
    '登记人不能确认自己的登记，须由另一人确认',
    'Who asked for it cannot confirm it; another person has to',
  );
