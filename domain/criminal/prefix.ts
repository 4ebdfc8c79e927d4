/** Streams of criminal cases begin with it. */
export const criminalPrefix = 'criminal-';
