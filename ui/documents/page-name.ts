import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';

export const pageName = (page: number): Bilingual => t(`第 ${page} 页`, `Page ${page}`);
