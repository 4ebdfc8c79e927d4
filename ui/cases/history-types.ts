/** Where an event stands on its way into the log and onto the chain. */
export interface ShownProof {
  readonly kind: string;
  readonly [detail: string]: unknown;
}

/** An event as `/api/cases/{id}/events` and `/api/events` give it. */
export interface RecordedHistory {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: string;
  readonly position: string;
  readonly recordedAt: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: {
    readonly correlationId: string;
    readonly causationId: string;
    readonly actor: {
      readonly id: string;
      readonly kind: string;
      readonly agency: string | null;
      readonly role: string;
    };
    readonly command?: { readonly name: string };
  };
  readonly proof?: ShownProof | null;
}
