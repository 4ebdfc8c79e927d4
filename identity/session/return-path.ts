/**
 * A path on this server from what a link asks for; `/` for everything else, so
 * that nobody is led away after signing in. Browsers take `\` for `/` and drop
 * tabs and line ends, therefore the URL parser of the browsers decides.
 */
export function returnPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || wanted.length > 2000) return '/';
  const here = 'http://here.invalid';
  const url = URL.parse(wanted, here);
  return url === null || url.origin !== here || url.pathname.startsWith('//')
    ? '/'
    : `${url.pathname}${url.search}${url.hash}`;
}
