/** What to do when nobody answers. */
export const notReachable = (why: string): string =>
  `not reachable (${why}). Is \`npm start\` running? It prints its address: name that with --url, or its port in PORT`;
