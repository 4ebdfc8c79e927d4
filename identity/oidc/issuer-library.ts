/**
 * `oidc-provider` tells everybody at its import that it was not tried on this Node.js. Our tests try
 * it on the one that the package pins; the first line of a start is ours. Other warnings stay.
 */
const { console: output } = globalThis;
const { warn } = output;
output.warn = (...words: unknown[]): void => {
  if (!String(words[0]).includes('oidc-provider WARNING: Unsupported runtime')) warn(...words);
};
const library = await import('oidc-provider').finally(() => {
  output.warn = warn;
});

export const { Provider } = library;
export type Provider = InstanceType<typeof Provider>;
