import { portToken } from '#http/port-token.ts';
import type { OperatedViews } from './operated-views.ts';
import type { ParkedActs } from './parked-acts.ts';

export interface OperationPorts {
  readonly views: OperatedViews;
  readonly acts: ParkedActs;
}

/** Injection token of {@link OperationPorts}. */
export const operationPorts = portToken<OperationPorts>('OperationPorts');
