import { useEffect, useState } from 'react';
import type { OpenPaged, PagedDocument } from './paged-document.ts';

interface Opened {
  readonly document: PagedDocument | null;
  readonly problem: unknown;
}

const nothing = { document: null, problem: null, of: '' };

/** Opens a document, again when a password was typed, and closes it with the page. */
export function usePagedDocument(
  load: () => Promise<OpenPaged>,
  address: string,
  password: string | null,
): Opened {
  const [opened, setOpened] = useState<Opened & { readonly of: string }>(nothing);
  const of = `${password ?? ''} ${address}`;
  useEffect(() => {
    let document: PagedDocument | null = null;
    let left = false;
    const begin = async (): Promise<void> => {
      try {
        const open = await load();
        document = await open(address, password);
        if (left) await document.close();
        else setOpened({ document, problem: null, of });
      } catch (problem) {
        if (!left) setOpened({ document: null, problem, of });
      }
    };
    void begin();
    return () => {
      left = true;
      void document?.close();
    };
  }, [load, address, password, of]);
  return opened.of === of ? opened : nothing;
}
