/** How much is remembered. */
export interface Memory {
  /** Texts at most, give or take as many again. */
  readonly capacity: number;
  /** Longer texts are not kept. */
  readonly longest: number;
}

/** The same pure function, which does not reckon again what it said of a short text not long ago. */
export function remembered(
  form: (text: string) => string,
  { capacity, longest }: Memory,
): (text: string) => string {
  let recent = new Map<string, string>();
  let older = new Map<string, string>();
  return (text) => {
    if (text.length > longest) return form(text);
    let said = recent.get(text);
    if (said !== undefined) return said;
    said = older.get(text) ?? form(text);
    if (recent.size >= capacity) {
      older = recent;
      recent = new Map();
    }
    recent.set(text, said);
    return said;
  };
}
