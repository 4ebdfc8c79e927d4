import { useEffect, useMemo } from 'react';
import { useSession } from '../base/session.ts';
import { momentInChina } from '../parts/china-time.ts';

const id = 'andu-watermark';

/** Text as a tile: a drawing in a `data:` address needs no other host and no canvas. */
function tileOf(text: string): string {
  const tile = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  tile.setAttribute('width', '620');
  tile.setAttribute('height', '260');
  const words = document.createElementNS(tile.namespaceURI, 'text');
  const look = {
    transform: 'translate(10 235) rotate(-20)',
    'font-family': 'sans-serif',
    'font-size': '14',
    fill: 'rgba(120,135,150,0.13)',
  };
  for (const [name, value] of Object.entries(look)) words.setAttribute(name, value);
  // What no XML may hold would leave the page without a mark.
  words.textContent = text.toWellFormed().replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ' ');
  tile.append(words);
  // Names are text to the serialiser, whatever stands in them.
  return `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(tile))}`;
}

const styleOf = (tile: string): string =>
  `position:fixed;inset:0;z-index:1400;pointer-events:none;display:block;visibility:visible;opacity:1;background-image:url("${tile}");background-repeat:repeat;print-color-adjust:exact;-webkit-print-color-adjust:exact`;

/**
 * Who looks at this page, from where and when, over every page, for most show cases or names; it
 * comes back when somebody removes or hides it, and is printed as well (SECU-1).
 */
export function Watermark() {
  const session = useSession();
  const text = useMemo(() => {
    const { principal, address, now } = session ?? {};
    return principal === null || principal === undefined || now === undefined
      ? null
      : `${principal.name} ${principal.id} ${address ?? ''} ${momentInChina(now)}`;
  }, [session]);

  useEffect(() => {
    if (text === null) return undefined;
    const style = styleOf(tileOf(text));
    const put = (): void => {
      const there = document.getElementById(id);
      if (there?.getAttribute('style') === style && there.parentElement === document.body) return;
      there?.remove();
      const mark = document.createElement('div');
      mark.id = id;
      mark.setAttribute('aria-hidden', 'true');
      mark.setAttribute('style', style);
      document.body.append(mark);
    };
    put();
    const observer = new MutationObserver(put);
    observer.observe(document.body, { childList: true, subtree: false });
    // Attributes of the mark itself, hidden or restyled.
    const attributes = setInterval(put, 1000);
    return () => {
      observer.disconnect();
      clearInterval(attributes);
      document.getElementById(id)?.remove();
    };
  }, [text]);
  return null;
}
