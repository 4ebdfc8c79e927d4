import { useEffect, useState } from 'react';
import { t, useSay } from '../base/say.ts';

/** What CSS takes for the text between quotation marks. */
const quoted = (text: string): string =>
  `"${text.replace(/[\\"]/g, '\\$&').replace(/[\p{Cc}<]/gu, ' ')}"`;

/**
 * Every printed sheet says which page of which case it is, and how many there are (CSS Paged Media,
 * 4.2). Browsers that do not know margin boxes leave them out.
 */
export function PrintMargins() {
  const say = useSay();
  const [title, setTitle] = useState(document.title);
  useEffect(() => {
    // The window is called by the page and the number of its case, see PageChange.
    const take = (): void => setTitle(document.title);
    addEventListener('beforeprint', take);
    return () => removeEventListener('beforeprint', take);
  }, []);
  const page = say(
    t(
      '"第 " counter(page) " 页，共 " counter(pages) " 页"',
      '"page " counter(page) " of " counter(pages)',
    ),
  );
  return (
    <style>
      {`@page { @top-left { content: ${quoted(title)}; font-size: 9pt; } @bottom-right { content: ${page}; font-size: 9pt; } }`}
    </style>
  );
}
