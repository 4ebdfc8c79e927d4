/** The moment, in milliseconds since 1970-01-01 UTC; injected, so that tests set their own. */
export type Now = () => number;
