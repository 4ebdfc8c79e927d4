import { useContext } from 'react';
import { UNSAFE_DataRouterContext as DataRouterContext, type To } from 'react-router-dom';

/**
 * Goes to a page, with what its address carries beside. The page before is seen no more when it resolves;
 * while the code of the next one is still being loaded it is hidden only, with its state. `useNavigate`
 * shows the page before until then, and the routes of this application, which stand within another
 * route, leave its `flushSync` out.
 */
export function useGoAtOnce(): (to: To, state: unknown) => Promise<void> {
  const { router } = useContext(DataRouterContext)!;
  return (to, state) => router.navigate(to, { state, flushSync: true });
}
