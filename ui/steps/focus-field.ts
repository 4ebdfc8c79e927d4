/** What can be typed into or chosen. */
const entries = 'input:not([type=hidden]):not([aria-hidden=true]), textarea, [role=combobox]';

/** The wrapper of a field, by its JSON pointer in the data of the command. */
const wrapperOf = (pointer: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(pointer)}"]`);

/**
 * Shows a field and puts the cursor into it. A part that is not shown, because its group is still
 * empty, leads to the group; a field that is nowhere, to nothing.
 */
export function focusField(pointer: string): void {
  const parts = pointer.split('/');
  const shown = parts
    .map((_, index) => parts.slice(0, parts.length - index).join('/'))
    .filter((each) => each !== '')
    .map(wrapperOf)
    .find((wrapper) => wrapper !== null);
  shown?.scrollIntoView({ block: 'center' });
  shown?.querySelector<HTMLElement>(entries)?.focus({ preventScroll: true });
}

/** The pointer of the field that an element stands in; null outside of any. */
export const pointerAt = (element: Element): string | null =>
  element.closest<HTMLElement>('[data-pointer]')?.dataset['pointer'] ?? null;
