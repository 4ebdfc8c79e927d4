/** What the driver understands as the address of a server or a cluster. */
export const isMongoAddress = (text: string): boolean =>
  /^mongodb(\+srv)?:\/\/[^/\s?]+(\/[^/\s?]*)?(\?\S*)?$/.test(text);

/** The database that an address names; `andu` where it names none. */
export function databaseOf(address: string): string {
  const [, name = ''] = /^mongodb(?:\+srv)?:\/\/[^/?]+\/([^?]*)/.exec(address) ?? [];
  return name === '' ? 'andu' : decodeURIComponent(name);
}
