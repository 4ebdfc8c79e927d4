import { useContext, useEffect } from 'react';
import { UNSAFE_DataRouterContext as DataRouterContext } from 'react-router-dom';
import { addressOf, pages } from './page-table.tsx';
import { may, useSession, type Session } from '../base/session.ts';

/**
 * Leads to the page on which one's work begins; but not whoever has gone elsewhere by the menu, which may be
 * there before this page is.
 */
export function HomePage() {
  const session = useSession();
  const { router } = useContext(DataRouterContext)!;
  const first = session === null ? null : addressOf(firstPageOf(session));
  useEffect(() => {
    if (first === null || router.state.location.pathname !== '/') return;
    void router.navigate(first, { replace: true });
  }, [router, first]);
  return null;
}

function firstPageOf(session: Session): string {
  const role = session.principal?.role;
  if (role === 'auditor') return '/audit';
  if (role === 'supervisor') return '/cockpit';
  const own = pages.find(({ icon, operation }) => icon !== undefined && may(session, operation));
  return own?.path ?? '/rules';
}
