import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';

/** What is wrong with a file of this computer, before or while it is sent. */
export type FileFaultKind = 'empty' | 'tooLarge' | 'folder' | 'changed' | 'differs';

/** Largest file that the server takes, bytes; it says so itself as well. */
const mostBytes = 200 * 1024 * 1024;

export const fileFaultNames: Readonly<Record<FileFaultKind, Bilingual>> = {
  empty: t('文件为空（0 字节），未上传', 'The file is empty (0 bytes); it was not uploaded'),
  tooLarge: t(
    '单个文件不超过 200 MB，请拆分后上传',
    'A file has at most 200 MB; split it and upload the parts',
  ),
  folder: t(
    '不能上传文件夹，请打开文件夹，选择其中的文件',
    'A folder cannot be uploaded; open it and choose the files in it',
  ),
  changed: t(
    '文件在上传期间被修改、移动或删除，请重新选择该文件',
    'The file was changed, moved or removed meanwhile; choose it again',
  ),
  differs: t(
    '服务器收到的内容与所选文件的摘要不一致，请重新选择该文件',
    'What arrived is not what was chosen; choose the file again',
  ),
};

export class FileFault extends Error {
  override readonly name = 'FileFault';
  readonly kind: FileFaultKind;
  constructor(kind: FileFaultKind) {
    super(kind);
    this.kind = kind;
  }
}

/** Throws {@link FileFault} for a file that no server would take. */
export function checkFile({ size }: File): void {
  if (size === 0) throw new FileFault('empty');
  if (size > mostBytes) throw new FileFault('tooLarge');
}

/** Bytes of a file; throws {@link FileFault} when it is no longer the file that was chosen. */
export async function bytesOf(
  file: File,
  from: number,
  to: number,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.slice(from, to).arrayBuffer());
  } catch {
    // The browser refuses to read a file that changed since it was chosen.
    throw new FileFault('changed');
  }
}

/** Names of the folders among what was dropped; a folder looks like a file without bytes. */
export const foldersOf = (items: DataTransferItemList): ReadonlySet<string> =>
  new Set(
    [...items].flatMap((item) => {
      const entry = item.webkitGetAsEntry();
      return entry?.isDirectory === true ? [entry.name] : [];
    }),
  );
