import { Navigate } from 'react-router-dom';
import { addressOf, pages } from './page-table.tsx';
import { may, useSession } from './session.ts';

/** Leads to the page on which one's work begins. */
export function HomePage() {
  const session = useSession();
  if (session === null) return null;
  const first =
    session.principal?.role === 'auditor'
      ? '/audit'
      : session.principal?.role === 'supervisor'
        ? '/cockpit'
        : (pages.find(({ icon, operation }) => icon !== undefined && may(session, operation))
            ?.path ?? '/rules');
  return <Navigate to={addressOf(first)} replace />;
}
