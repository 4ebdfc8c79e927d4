import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import type { Operation } from '#domain/access/operations.ts';
import { useRead } from './use-read.ts';
import { ErrorPage } from '../base/error-page.tsx';
import { may, sessionKey, useSession } from '../base/session.ts';

interface GuardedProps {
  readonly operation: Operation;
  readonly children: ReactNode;
}

/**
 * A page for those who may do this. Anybody else who typed its address gets the server's
 * refusal, with its reason and the number to quote; the page is not even begun, as it is not for nobody.
 */
export function Guarded({ operation, children }: GuardedProps) {
  const session = useSession();
  if (session === null || !session.signedIn) return null;
  return !may(session, operation) ? <Refusal operation={operation} /> : children;
}

function Refusal({ operation }: { readonly operation: Operation }) {
  const client = useQueryClient();
  const answer = useRead<unknown>(`/api/access/operations/${encodeURIComponent(operation)}`);
  const granted = answer.isSuccess;
  useEffect(() => {
    // Granted since this session was asked for.
    if (granted) void client.invalidateQueries({ queryKey: sessionKey });
  }, [granted, client]);
  if (answer.error === null) return null;
  return <ErrorPage error={answer.error} resetErrorBoundary={() => void answer.refetch()} />;
}
