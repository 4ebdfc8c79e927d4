import { useEffect, useMemo, useRef } from 'react';
import type { FormObject } from '../forms/field-schema.ts';
import { filledIn, follow } from '../forms/follow.ts';
import type { Reckoning } from '../forms/reckoned-data.ts';
import { useDraft, type DraftHandle } from './use-draft.ts';

/**
 * A draft in which what is reckoned follows its sources, those in the form and those in the case, until
 * somebody changes it. `reckon` must be the same function as long as the case is the same.
 */
export function useReckonedDraft(
  name: string,
  blank: FormObject,
  revision: string | null,
  reckon: Reckoning,
): DraftHandle {
  // What a form begins with stays while one types, whatever happens to the case meanwhile.
  // oxlint-disable-next-line react/exhaustive-deps
  const initial = useMemo(() => filledIn(blank, reckon), [blank]);
  const handle = useDraft(name, initial, revision);
  const { draft, change } = handle;
  const last = useRef(reckon);
  useEffect(() => {
    const was = last.current;
    last.current = reckon;
    if (was === reckon) return;
    const followed = follow({ before: draft.data, after: draft.data }, was, reckon);
    if (followed !== draft.data) change(followed);
  }, [reckon, draft, change]);
  return {
    ...handle,
    change: (after) => change(follow({ before: draft.data, after }, reckon)),
  };
}
