import { useEffect, useState } from 'react';
import { randomUuid } from '../base/random-uuid.ts';
import type { FormObject } from '../forms/field-schema.ts';

/** A form that is being filled in: what was typed, and the key under which it will be sent. */
export interface Draft {
  readonly data: FormObject;
  /** Revision that was looked at when the form was opened. */
  readonly revision: string | null;
  /** The same for every attempt to send this draft: a repeat is never a second act. */
  readonly idempotencyKey: string;
}

const keyOf = (name: string): string => `andu.draft.${name}`;

function stored(name: string): Draft | null {
  try {
    const text = localStorage.getItem(keyOf(name));
    return text === null ? null : (JSON.parse(text) as Draft);
  } catch {
    // A browser that keeps nothing, or something that is no draft: begin anew.
    return null;
  }
}

export interface DraftHandle {
  readonly draft: Draft;
  /** True when it was begun earlier, and not thrown away since. */
  readonly resumed: boolean;
  change(data: FormObject): void;
  /** Takes the revision that one has looked at since, and a new key, for it is a new act. */
  rebase(revision: string): void;
  /** Throws away what was typed, and begins anew. */
  discard(): void;
  /** It was sent: nothing of it is taken up again. What is shown stays until its page is left. */
  forget(): void;
}

/** Keeps what is typed in this browser until it is sent or thrown away. */
export function useDraft(name: string, initial: FormObject, revision: string | null): DraftHandle {
  const begin = (): Draft => ({ data: initial, revision, idempotencyKey: randomUuid() });
  const [first] = useState(() => stored(name));
  const [draft, setDraft] = useState<Draft>(() => first ?? begin());
  const [resumed, setResumed] = useState(first !== null);
  useEffect(() => {
    try {
      if (draft.data !== initial) localStorage.setItem(keyOf(name), JSON.stringify(draft));
    } catch {
      // No room in this browser: what is typed stays on the page.
    }
  }, [draft, initial, name]);
  return {
    draft,
    resumed,
    change: (data) =>
      // Another content is another request.
      setDraft((before) => ({ ...before, data, idempotencyKey: randomUuid() })),
    rebase: (looked) =>
      setDraft((before) => ({ ...before, revision: looked, idempotencyKey: randomUuid() })),
    forget: () => localStorage.removeItem(keyOf(name)),
    discard() {
      localStorage.removeItem(keyOf(name));
      setDraft(begin());
      setResumed(false);
    },
  };
}
