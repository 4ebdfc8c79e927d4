import type { Page } from 'playwright-core';

/** What of a text cannot be read: cut off by what stands around it, or another text lies over it. */
export function badlyLaidOut(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    interface Shown {
      readonly element: Element;
      readonly text: string;
      readonly box: DOMRect;
    }
    const main = document.querySelector('main')!;
    const isHidden = (element: Element): boolean =>
      element.closest('#andu-watermark, svg, [aria-hidden=true], .MuiSkeleton-root') !== null ||
      // Also what stands in a part that is folded.
      !element.checkVisibility({ visibilityProperty: true }) ||
      getComputedStyle(element).clipPath !== 'none';
    const shown: Shown[] = [];
    for (const root of [document.querySelector('header.MuiAppBar-root'), main]) {
      if (root === null) continue;
      const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
        const element = node.parentElement!;
        const text = node.textContent!.trim();
        if (text === '' || isHidden(element)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) {
          if (box.width > 1 && box.height > 1) shown.push({ element, text, box });
        }
      }
    }
    const whole = (element: Element, text: string): boolean =>
      (element.closest('[title]')?.getAttribute('title') ?? '').includes(text);
    /** The nearest ancestor that cuts what is beyond it, and does not scroll to it. */
    const cutBy = ({ element, text, box }: Shown): boolean => {
      for (let at = element; at !== document.body; at = at.parentElement!) {
        const { overflowX } = getComputedStyle(at);
        if (overflowX === 'visible') continue;
        const edge = at.getBoundingClientRect();
        const beyond = Math.max(box.right - edge.right, edge.left - box.left);
        if (overflowX !== 'hidden' && overflowX !== 'clip') return false;
        if (beyond > 1.5) return !whole(element, text);
      }
      return box.right > innerWidth + 1.5;
    };
    /** Where it can be seen: what is scrolled out of sight covers nothing. */
    const seen = ({ element, box }: Shown): DOMRect => {
      let { left, right, top, bottom } = box;
      for (let at = element; at !== document.body; at = at.parentElement!) {
        if (getComputedStyle(at).overflowY === 'visible') continue;
        const edge = at.getBoundingClientRect();
        left = Math.max(left, edge.left);
        right = Math.min(right, edge.right);
        top = Math.max(top, edge.top);
        bottom = Math.min(bottom, edge.bottom);
      }
      return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    };
    const isStuck = (element: Element): boolean => {
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        if (['sticky', 'fixed'].includes(getComputedStyle(at).position) && at !== main) return true;
      }
      return false;
    };
    const cut = shown.filter(cutBy).map(({ text }) => `cut: ${text.slice(0, 60)}`);
    const free = shown
      .filter(({ element }) => !isStuck(element))
      .map((each) => ({ ...each, box: seen(each) }))
      .toSorted((one, other) => one.box.left - other.box.left);
    const over: string[] = [];
    for (const [index, one] of free.entries()) {
      for (const other of free.slice(index + 1)) {
        if (other.box.left > one.box.right - 1) break;
        const high =
          Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        const wide = Math.min(one.box.right, other.box.right) - other.box.left;
        if (high > 5 && wide > 1 && one.element !== other.element) {
          over.push(`over each other: ${one.text.slice(0, 40)} | ${other.text.slice(0, 40)}`);
        }
      }
    }
    return [...new Set([...cut, ...over])];
  });
}

/** What of a page is beyond the window: the page itself, or tabs that no finger reaches. */
export const outOfReach = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const tabs = [...document.querySelectorAll<HTMLElement>('[role=tablist]')]
      .map((list) => list.parentElement!)
      .filter((box) => box.scrollWidth > box.clientWidth + 1)
      .filter((box) => getComputedStyle(box).overflowX === 'hidden');
    return [
      ...(scrollWidth > clientWidth ? [`${scrollWidth} wide`] : []),
      ...tabs.map((box) => `cannot reach all of ${box.innerText.replaceAll('\n', ' ')}`),
    ];
  });
