import type { Bilingual } from '#domain/kernel/violation.ts';
import type { ShownEvent } from '#read-api/events/event-answers.ts';
import { t } from '../base/say.ts';

type Proof = NonNullable<ShownEvent['proof']>;

/** How far the proof of an event is, from the answer to the chain. */
const names: Readonly<Record<Exclude<Proof['kind'], 'anchored'>, Bilingual>> = {
  recorded: t('已记录', 'Recorded'),
  sequenced: t('已入日志', 'In the log'),
  checkpointed: t('已签检查点', 'Under a checkpoint'),
  differs: t('与日志不符，记录可能被改动', 'Not what the log holds: it may have been altered'),
};

/** What holds the anchor: on a chain is only what a chain of several holds. */
const anchoredIn = {
  embedded: t('已锚定（本机账本）', 'Anchored (local ledger)'),
  fabric: t('已上链（联盟链）', 'Anchored (consortium chain)'),
} as const satisfies Readonly<Record<Extract<Proof, { kind: 'anchored' }>['ledger'], Bilingual>>;

export const proofName = (proof: Proof): Bilingual =>
  proof.kind === 'anchored' ? anchoredIn[proof.ledger] : names[proof.kind];

export const proofAnchor = (position: string): string => `event-${position}`;

/** Where the proof of an event of a case stands. */
export const proofAddress = (caseId: string, position: string): string =>
  `/cases/${caseId}/proof#${proofAnchor(position)}`;
