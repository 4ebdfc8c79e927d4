import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';

/** What the button of an answer says: that it decides, and that it sends. */
export const sendWords = ({ zh, en }: Bilingual): Bilingual => t(`${zh}并提交`, `${en}: send`);
