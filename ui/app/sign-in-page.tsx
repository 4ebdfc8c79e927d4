import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';
import { signInAddress } from '../base/session.ts';

/** Where react-admin was when it found nobody signed in. */
interface Left {
  readonly nextPathname?: string;
  readonly nextSearch?: string;
}

/** Nobody is signed in: the issuer asks who it is, and leads back to where one was. */
export function SignInPage() {
  const left = useLocation().state as Left | null;
  const back = `#${left?.nextPathname ?? '/'}${left?.nextSearch ?? ''}`;
  useEffect(() => {
    // react-admin put itself on /login, which is nobody's page.
    if (location.hash.startsWith('#/login')) history.replaceState(null, '', back);
    location.replace(signInAddress());
  }, [back]);
  return null;
}
