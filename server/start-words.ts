import type { Logger } from 'pino';
import { signingAdvice } from '#chain-anchors/ledger/signing-advice.ts';
import { stopsSigning, type SigningPermission } from '#chain-anchors/ledger/signing-guard.ts';

export function sayForgotten(
  log: Logger,
  forgotten: { readonly accounts: number; readonly systems: number },
): void {
  if (forgotten.accounts + forgotten.systems === 0) return;
  log.warn({ ...forgotten }, demonstrationAdvice);
}

const demonstrationAdvice =
  'accounts, systems and keys of the demonstration were taken out of this data folder; cases that it holds stay in the log of events: begin with another folder for real use';

export const clockAdvice =
  'the clock of this machine is behind the last event: events are recorded at the time of that one until it has come up; set the clock right';

/** Who it is stays out of the log of the server. */
export const alteredAdvice =
  'an account is not what its events give, and was refused: somebody wrote to identity.db; andu fsck names the account';

/** That the log may sign is news only after it might not: a start without a fault says nothing of it. */
export function signingSpoken(log: Logger): (permission: SigningPermission) => void {
  let inDoubt = false;
  return (permission) => {
    const advice = signingAdvice(permission);
    if (advice === null) log[inDoubt ? 'info' : 'debug']('the log may sign');
    else if (stopsSigning(permission)) log.error({ permission }, advice.en);
    else log.warn({ permission }, advice.en);
    inDoubt = advice !== null;
  };
}
