/** The last dot of a name in any width, and what follows it: `．ＰＤＦ`, `。pdf`. */
const lastPart = /[.．。｡]([^.．。｡/\\]{1,10})$/u;

/**
 * A file's name as it is kept: composed characters, no blanks around it, the dot and the letters of
 * the extension in their usual width. What stands before the dot is the sender's.
 */
export function keptName(given: string): string {
  const name = given.normalize('NFC').trim();
  return name.replace(lastPart, (_, extension: string) => {
    const usual = extension.normalize('NFKC').trim();
    return /^[A-Za-z0-9]+$/.test(usual) ? `.${usual}` : `.${extension}`;
  });
}

/** `.pdf` of `建议书.PDF`; empty when there is none. */
export const extensionOf = (name: string): string =>
  /[^.](\.[^.\s]{1,10})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
