/** So many answers are kept at hand; then it begins anew. */
const mostRemembered = 5000;

/** The same function that asks once for each key; what it rejects with is not remembered. */
export function remembering<Answer>(
  ask: (key: string) => Promise<Answer>,
): (key: string) => Promise<Answer> {
  const answers = new Map<string, { readonly answer: Answer }>();
  return async (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known.answer;
    const answer = await ask(key);
    if (answers.size >= mostRemembered) answers.clear();
    answers.set(key, { answer });
    return answer;
  };
}
