import type { SigningKey } from '#identity/signatures/algorithms.ts';
import { demonstrationSigningKey } from '#identity/signatures/demonstration-systems.ts';

/** The key with which an agency's system signs. Throws RangeError that names the folder when there is none. */
export function signingKeyIn(dataFolder: string, agency: string): SigningKey {
  const key = demonstrationSigningKey(dataFolder, agency);
  if (key !== null) return key;
  throw new RangeError(
    `${dataFolder} 中没有 ${agency} 的签名私钥；该目录应为 npm start 所用者，以 --data 或 ANDU_DATA 指定 / no signing key of ${agency} in ${dataFolder}; the folder is the one of \`npm start\`: name it with --data or ANDU_DATA`,
  );
}
