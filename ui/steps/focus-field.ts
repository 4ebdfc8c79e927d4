/** What can be typed into or chosen. */
const entries =
  'input:not([type=hidden]):not([aria-hidden=true]):enabled, textarea:enabled, [role=combobox]';

/** The wrapper of a field, by its JSON pointer in the data of the command. */
const wrapperOf = (pointer: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(pointer)}"]`);

/**
 * Shows a field and puts the cursor into it. A part that is not shown, because its group is still
 * empty, leads to the group; a field without anything to type or choose (buttons, a list without items)
 * to its first button, and where none can be pressed to the field itself. A field that is nowhere leads
 * to nothing.
 */
export function focusField(pointer: string): void {
  // The law writes a part of a fact with a dot.
  const parts = pointer.split(/[/.]/);
  const shown = parts
    .map((_, index) => parts.slice(0, parts.length - index).join('/'))
    .filter((each) => each !== '')
    .map(wrapperOf)
    .find((wrapper) => wrapper !== null);
  if (shown === undefined || shown === null) return;
  shown.scrollIntoView({ block: 'center' });
  const target =
    chosenIn(shown) ??
    shown.querySelector<HTMLElement>(entries) ??
    shown.querySelector<HTMLElement>('button:enabled') ??
    shown;
  if (target === shown) shown.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/** Of answers beside each other the one that is given: the others cannot be come to by Tab. */
const chosenIn = (wrapper: HTMLElement): HTMLElement | null => {
  const first = wrapper.querySelector<HTMLElement>(entries);
  return first instanceof HTMLInputElement && first.type === 'radio'
    ? wrapper.querySelector<HTMLElement>(`input[name="${CSS.escape(first.name)}"]:checked`)
    : null;
};

/** The pointer of the field that an element stands in; null outside of any. */
export const pointerAt = (element: Element): string | null =>
  element.closest<HTMLElement>('[data-pointer]')?.dataset['pointer'] ?? null;
