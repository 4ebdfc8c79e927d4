import type { Bilingual } from '../kernel/violation.ts';
import type { LedgerKind } from './ledger-transaction.ts';

/** What it is worth that a ledger of that kind holds a checkpoint: said wherever "anchored" is said. */
export const ledgerWorth: Readonly<Record<LedgerKind, Bilingual>> = {
  embedded: {
    zh: '本机账本由运行者自己保管，不能据以证明运行者本人未作改动',
    en: 'The local ledger is in the hands of its operator: it proves nothing against its own operator',
  },
  fabric: {
    zh: '联盟链由多家机构的节点背书并确认',
    en: 'Peers of several agencies endorsed it and confirmed that the chain holds it',
  },
};
