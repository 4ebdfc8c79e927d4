import { useEffect } from 'react';
import { signInAddress } from './session.ts';

/** Nobody is signed in: the issuer asks who it is, and leads back. */
export function SignInPage() {
  useEffect(() => {
    // react-admin put itself on /login; one comes back to the start or to where one was.
    if (location.hash.startsWith('#/login')) history.replaceState(null, '', '#/');
    location.replace(signInAddress());
  }, []);
  return null;
}
