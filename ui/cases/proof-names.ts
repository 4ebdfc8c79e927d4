import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../frame/say.ts';

/** How far the proof of an event is, from the answer to the chain. */
const names: Readonly<Record<string, Bilingual>> = {
  recorded: t('已记录', 'Recorded'),
  sequenced: t('已入日志', 'In the log'),
  checkpointed: t('已签检查点', 'Under a checkpoint'),
  differs: t('与日志不符，记录可能被改动', 'Not what the log holds: it may have been altered'),
  anchored: t('已上链存证', 'Anchored on the chain'),
};

export const proofName = (kind: string): Bilingual => names[kind] ?? t(kind, kind);

export const proofAnchor = (position: string): string => `event-${position}`;

/** Where the proof of an event of a case stands. */
export const proofAddress = (caseId: string, position: string): string =>
  `/cases/${caseId}/proof#${proofAnchor(position)}`;
