import { warningLevelNames, type WarningLevel } from '#domain/supervision/warning-level.ts';
import type { WarningScope } from '#domain/supervision/warning-scopes.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';
import { limitNames } from './limit-names.ts';

export const scopeNames: Readonly<Record<WarningScope, Bilingual>> = {
  open: t('全部未结', 'All open'),
  toSend: t('待督办', 'To be sent'),
  waiting: t('待单位说明', 'Waits for the agency'),
  toDecide: t('待审核说明', 'Explained, to be decided'),
  accepted: t('待办结', 'To be closed'),
  leftOpen: t('法律未明确', 'Left open by the law'),
  settled: t('已了结', 'At an end'),
};

export const limitName = (id: string): Bilingual => limitNames[id] ?? t(id, id);

export const levelColours: Readonly<Record<WarningLevel, 'error' | 'warning' | 'default'>> = {
  overdue: 'error',
  dueToday: 'warning',
  upcoming: 'default',
};
export const levelName = (level: WarningLevel): Bilingual => warningLevelNames[level];

/** Why a warning was withdrawn or came back, as its events say it. */
const reasons: Readonly<Record<string, Bilingual>> = {
  doneInTime: t('事后查明已在期限内办理', 'The act turns out to have been done in time'),
  voided: t('该事项不再应办，或期限停止计算', 'The act is owed no more, or its time stands still'),
  takenBack: t('起算的环节或办理已撤回', 'What started or ended the time was taken back'),
  moved: t('期满日变动，尚未临近', 'The last day is another one and not near'),
  open: t('期满日无法推算，由人确定', 'The last day cannot be reckoned: a person says'),
  trueAgain: t('该预警重新成立', 'It is true again'),
  actTakenBack: t('已办理的环节被撤回', 'The act that was done was taken back'),
  nearer: t('办结后期限又临近或超过', 'Nearer, or past, after it was closed'),
};
export const reasonName = (reason: string): Bilingual => reasons[reason] ?? t(reason, reason);
