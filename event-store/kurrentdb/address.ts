/** What both official clients understand as the address of a server or a cluster. */
export const isKurrentAddress = (text: string): boolean =>
  /^(esdb|kurrent|kurrentdb)(\+discover)?:\/\/[^/\s]/.test(text);

/** The older client serves `esdb`, the newer one the other names; null for another scheme. */
export function driverFor(address: string): 'older' | 'newer' | null {
  if (!isKurrentAddress(address)) return null;
  return address.startsWith('esdb') ? 'older' : 'newer';
}

/** An address of a server as it may be shown and logged: without the password, also one that is not written as it should be, and without what options hold of secrets. */
export const withoutPassword = (address: string): string =>
  address
    .replace(/^([a-z+]+:\/\/[^:@/]*):.*@/, '$1:…@')
    .replace(/([?&][^=&]*(?:password|token|properties)[^=&]*)=[^&]*/gi, '$1=…');

/** How long a call may take that the address says nothing else of, ms: the clients' own measure. */
const usualDeadlineMs = 10_000;

/** How long a call may take, ms (`defaultDeadline` of an address). */
export function deadlineIn(address: string): number {
  const [, given] = /[?&]defaultDeadline=(\d+)(?:&|$)/i.exec(address) ?? [];
  return given === undefined ? usualDeadlineMs : Number(given);
}

/** User and password of an address; empty where it has none. */
export function credentialsIn(address: string): {
  readonly username: string;
  readonly password: string;
} {
  const [, user = '', password = ''] = /^[a-z+]+:\/\/([^:@/]*):([^@/]*)@/.exec(address) ?? [];
  return { username: decodeURIComponent(user), password: decodeURIComponent(password) };
}
