import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';
import type { UnopenedReason } from './paged-document.ts';

/** Why a document is not shown, said to the person who wants to read it. */
export const unopenedNames: Readonly<Record<UnopenedReason, Bilingual>> = {
  password: t('文件设有打开密码', 'The file is locked with a password'),
  wrongPassword: t('密码不正确，请重新输入', 'The password is not right; type it again'),
  damaged: t(
    '文件已损坏或不完整，不能显示。请与提交机关核对，或打开原件。',
    'The file is damaged or not complete and cannot be shown. Ask who submitted it, or open the original.',
  ),
  noPages: t('文件中没有任何页', 'The file has no pages'),
  tooLarge: t(
    '文件内容过大，不能在网页中显示，请在本机打开。',
    'What is in the file is too large to be shown here; open it on this computer.',
  ),
};
