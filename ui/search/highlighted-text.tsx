import { Typography } from '@mui/material';

interface HighlightedTextProps {
  /** What the text is a part of. */
  readonly name: string;
  readonly text: string;
  /** Found places in UTF-16 units, `[start, end)`, ascending. */
  readonly ranges: readonly (readonly [number, number])[];
}

/** Text with the found places marked; always as text, never as markup. */
export function HighlightedText({ name, text, ranges }: HighlightedTextProps) {
  const parts: { readonly text: string; readonly found: boolean }[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(
      { text: text.slice(at, start), found: false },
      { text: text.slice(start, end), found: true },
    );
    at = end;
  }
  parts.push({ text: text.slice(at), found: false });
  return (
    <Typography variant="body2" color="text.secondary" sx={{ mt: 0.5, overflowWrap: 'anywhere' }}>
      <span style={{ fontSize: 12, marginInlineEnd: 8 }}>{name}</span>
      <span dir="auto">
        {parts.map((part, index) =>
          part.found ? <mark key={index}>{part.text}</mark> : part.text,
        )}
      </span>
    </Typography>
  );
}
