import { useEffect } from 'react';
import { pages } from './page-table.tsx';
import { may, type Session } from '../base/session.ts';

/** Resolves when the browser has nothing else to do. */
const idle = (): Promise<unknown> =>
  new Promise((resolve) => {
    // Not every browser tells.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(resolve);
    else setTimeout(resolve, 500);
  });

/** Loads the code of the pages that one opens often, one after the other, in idle moments. */
export function useLoadAhead(session: Session | null): void {
  useEffect(() => {
    let wanted = true;
    const load = async (): Promise<void> => {
      for (const page of pages) {
        if (page.ahead !== true || !may(session, page.operation)) continue;
        await idle();
        if (!wanted) return;
        await page.load();
      }
    };
    // What cannot be loaded now is loaded, or its failure shown, when the page is opened.
    load().catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [session]);
}
