import { Fragment, type ReactNode } from 'react';
import { useParams } from 'react-router-dom';

/**
 * What a page is about stands in its address. For another subject the page begins anew, so that
 * nothing of the one before is shown under the title of the next. A tab is no subject.
 */
export function PerSubject({ children }: { readonly children: ReactNode }) {
  const { tab: _, ...subject } = useParams();
  return <Fragment key={Object.values(subject).join('/')}>{children}</Fragment>;
}
