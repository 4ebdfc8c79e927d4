/** An address of a server or of what stands before a cluster: `http://` or `https://`, perhaps with user and password. */
export const isElasticAddress = (text: string): boolean =>
  /^https?:\/\/[^/\s?#]+\/?$/.test(text) && URL.canParse(text);

/** The address without its user, and the user with the password; undefined for none. */
export function partsOfAddress(address: string): {
  readonly node: string;
  readonly auth: { readonly username: string; readonly password: string } | undefined;
} {
  const url = new URL(address);
  const { username, password } = url;
  url.username = url.password = '';
  const auth =
    username === ''
      ? undefined
      : { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  return { node: url.href, auth };
}
