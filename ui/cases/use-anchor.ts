import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';

/**
 * The anchor that the address names (`#/cases/…/facts#fact-priors`), without its `#`; the part of
 * the page that has it as its id is shown as soon as it is `there`.
 */
export function useAnchor(there = true): string {
  const { hash, key } = useLocation();
  const anchor = hash.slice(1);
  useEffect(() => {
    if (!there || anchor === '') return;
    document.getElementById(anchor)?.scrollIntoView({ block: 'center' });
  }, [anchor, there, key]);
  return anchor;
}
