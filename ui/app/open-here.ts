import { useCallback, useState } from 'react';
import { useLocation } from 'react-router-dom';

/**
 * Whether something of the frame stands open over the page, and how to open or close it. Another page
 * closes it, whichever way one came there: left open it would hide that page from a reader of the screen.
 */
export function useOpenHere(): readonly [boolean, (open: boolean) => void] {
  const { pathname } = useLocation();
  const [openAt, setOpenAt] = useState<string | null>(null);
  if (openAt !== null && openAt !== pathname) setOpenAt(null);
  const set = useCallback((open: boolean) => setOpenAt(open ? pathname : null), [pathname]);
  return [openAt === pathname, set];
}
