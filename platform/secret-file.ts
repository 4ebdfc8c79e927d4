import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from './private-files.ts';

/**
 * The content of a file of secrets, made by `create` when there is none. Only
 * the owner may read it; it is written whole or not at all.
 */
export function secretFile(path: string, create: () => string): string {
  if (existsSync(path)) return readFileSync(path, 'utf8');
  makeFolder(dirname(path));
  const content = create();
  const draft = `${path}.new`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, path);
  return content;
}

/** A file of secrets that holds something else; making another would end every session and token. */
export class DamagedSecretFile extends Error {
  override readonly name = 'DamagedSecretFile';
  constructor(path: string, options?: ErrorOptions) {
    super(`${path} does not hold what it should`, options);
  }
}
