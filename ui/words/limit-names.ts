import { criminalProcesses } from '#domain/criminal/process/index.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';

/** What the time limits of a case are for, by their ids in the process. */
export const limitNames: Readonly<Record<string, Bilingual>> = {
  supplement: t('补送材料', 'supplement'),
  writtenOpinion: t('书面意见', 'written opinion'),
  courtNoticePosting: t('立案后公示', 'notice after acceptance'),
  courtNoticePeriod: t('公示期', 'notice period'),
  prisonNoticePeriod: t('监内公示期', 'notice in prison'),
  ruling: t('裁定期限', 'ruling'),
  service: t('送达', 'service'),
  correctionOpinion: t('纠正意见', 'correction opinion'),
  retrialRuling: t('重新审理', 'retrial'),
  handOver: t('移交材料', 'hand-over of the files'),
  report: t('报到', 'report'),
  correctionReceipt: t('文书回执', 'receipt for the documents'),
  ...Object.fromEntries(
    criminalProcesses.flatMap(({ limits }) =>
      limits.map(({ id, title }) => [`criminal.${id}`, title]),
    ),
  ),
  'criminal.custodyExtensionDecision': t('延长侦查羁押期限的决定', 'Decision on longer custody'),
};
