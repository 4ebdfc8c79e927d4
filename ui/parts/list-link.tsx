import type { AnchorHTMLAttributes } from 'react';

interface ListLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** A path of these screens. */
  readonly to: string;
}

/**
 * A link where there are hundreds: an address, which the browser itself follows to the router,
 * without what a link of the router asks of it for each.
 */
export const ListLink = ({ to, children, ...others }: ListLinkProps) => (
  <a href={`#${to}`} {...others}>
    {children}
  </a>
);
