import type { Locator, Page } from 'playwright-core';

/** How somebody works a page: what a form asks for is the same for every hand. */
export interface Hand {
  /** Puts this text into a field instead of what is in it. */
  write(field: Locator, text: string): Promise<void>;
  /** Takes what a field offers while one writes in it. */
  take(field: Locator, offer: string): Promise<void>;
  /** Ticks or clears a box. */
  set(box: Locator, ticked: boolean): Promise<void>;
  /** Gives one of the answers that stand open beside each other. */
  mark(answer: Locator): Promise<void>;
  /** Takes one of the choices of a field. */
  choose(field: Locator, choice: string): Promise<void>;
  /** Presses a button, or follows a link. */
  press(control: Locator): Promise<void>;
  /** Takes an entry of the menu that this button opens. */
  pick(button: Locator, entry: string): Promise<void>;
}

const entryOf = (field: Locator, role: 'option' | 'menuitem', name: string): Locator =>
  field.page().getByRole(role, { name, exact: true });

/** Clicks and types. */
export const mouse: Hand = {
  write: (field, text) => field.fill(text),
  take: (field, offer) => field.fill(offer),
  set: (box, ticked) => box.setChecked(ticked),
  mark: (answer) => answer.check(),
  async choose(field, choice) {
    await field.click();
    await entryOf(field, 'option', choice).click();
  },
  press: (control) => control.click(),
  async pick(button, entry) {
    await button.click();
    await entryOf(button, 'menuitem', entry).click();
  },
};

/** Most presses of one key on the way to anything; more is no way that a person would go. */
const patience = 150;

/** Presses a key until this has the focus; fails when the way does not lead there. */
async function go(
  target: Locator,
  key: (ahead: boolean) => string,
  // A group of answers is one stop of Tab, whichever of them has it.
  stop: 'itself' | 'itsGroup' = 'itself',
): Promise<void> {
  await target.waitFor();
  const { keyboard } = target.page();
  for (let presses = 0; presses < patience; presses += 1) {
    const { there, ahead } = await target.evaluate((element, group) => {
      const focus = element.ownerDocument.activeElement ?? element.ownerDocument.body;
      const place = focus.compareDocumentPosition(element);
      const inGroup = group && focus.getAttribute('name') === element.getAttribute('name');
      return {
        there: focus === element || inGroup,
        ahead: (place & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
      };
    }, stop === 'itsGroup');
    if (there) return;
    await keyboard.press(key(ahead));
  }
  throw new Error(`${key(true)} never comes to ${String(target)}`);
}

const tab = (ahead: boolean): string => (ahead ? 'Tab' : 'Shift+Tab');
const arrow = (ahead: boolean): string => (ahead ? 'ArrowDown' : 'ArrowUp');

/** Works by Tab, arrows, Enter, Space and typing alone; never moves the focus but by keys. */
export const keys: Hand = {
  async write(field, text) {
    await go(field, tab);
    await field.page().keyboard.press('ControlOrMeta+A');
    await (text === '' ? field.page().keyboard.press('Delete') : field.page().keyboard.type(text));
  },
  take: (field, offer) => keys.write(field, offer),
  async set(box, ticked) {
    await go(box, tab);
    if ((await box.isChecked()) !== ticked) await box.page().keyboard.press('Space');
  },
  async mark(answer) {
    await go(answer, tab, 'itsGroup');
    await go(answer, arrow);
    if (!(await answer.isChecked())) await answer.page().keyboard.press('Space');
  },
  async choose(field, choice) {
    await go(field, tab);
    await field.page().keyboard.press('Enter');
    await go(entryOf(field, 'option', choice), arrow);
    await field.page().keyboard.press('Enter');
    // The list is gone before the next key is pressed.
    await entryOf(field, 'option', choice).waitFor({ state: 'detached' });
  },
  async press(control) {
    await go(control, tab);
    await control.page().keyboard.press('Enter');
  },
  async pick(button, entry) {
    await keys.press(button);
    await go(entryOf(button, 'menuitem', entry), arrow);
    await button.page().keyboard.press('Enter');
  },
};

/** Lets the one in front of this page find a case by its name on the work list, with this hand. */
export async function findOnWorkList(
  { page, hand, url }: { readonly page: Page; readonly hand: Hand; readonly url: string },
  name: string,
): Promise<void> {
  await page.goto(`${url}/#/work`);
  await hand.press(page.getByRole('link', { name, exact: true }));
}
