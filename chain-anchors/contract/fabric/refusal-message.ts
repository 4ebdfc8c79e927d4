import {
  LedgerRefusal,
  refusalCodes,
  type LedgerRefusalCode,
} from '../../ledger/ledger-refusal.ts';

/** A refusal in one line, as it stands behind `chaincode response 500, `. */
export const refusalMessage = ({ code, detail }: LedgerRefusal): string => `${code}: ${detail}`;

/** The refusal in such a line, wherever it begins; null for what the contract did not say. */
export function refusalIn(message: string): LedgerRefusal | null {
  const match = /(?:^|chaincode response 500, )([a-z-]+): (.*)$/s.exec(message);
  const code = match?.[1];
  return isCode(code) ? new LedgerRefusal(code, match![2]!) : null;
}

const isCode = (text: string | undefined): text is LedgerRefusalCode =>
  refusalCodes.some((code) => code === text);
