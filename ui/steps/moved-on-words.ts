import type { Violation } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';

/** What one presses once the news of a case are seen. */
export const seenWords = t('已知悉，继续', 'I have seen it');

/** The case moved on while the form was filled in: the server takes it only of who has seen what came. */
export const movedOn: Violation = {
  rule: 'SCREEN-MOVED-ON',
  article: null,
  text: t(
    `打开本页后案件有新进展，请先看本页上方所列事项，按“${seenWords.zh}”后再提交`,
    `The case moved on since this page was opened: look at what is listed at its top and press “${seenWords.en}”, then send`,
  ),
};
