import type { Page } from 'playwright-core';
import { materialKinds } from '#domain/law/materials/material-kinds.ts';

/** Sends the files that were chosen; those whose names tell no kind are filed as judgments, which a closed case takes too. */
export async function sendFiles(page: Page): Promise<void> {
  const send = page.getByRole('button', { name: /^上传 \d+ 个文件$/ });
  await send.waitFor();
  if (await send.isDisabled()) {
    await page.getByRole('combobox', { name: '未选的都归为' }).click();
    const { zh } = materialKinds.judgmentExecutionNoticeAndPriorRulings;
    await page.getByRole('option', { name: zh, exact: true }).click();
  }
  await send.click();
}
