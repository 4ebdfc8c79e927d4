import { errors, type ErrorCode } from './errors.ts';
import type { Bilingual, Violation } from './violation.ts';

export type Language = keyof Bilingual;

/** A request that ends with an error of the closed list; the doors turn it into a problem body. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ErrorCode;
  readonly violations: readonly Violation[];
  /** Seconds after which trying again makes sense. */
  readonly retryAfter: number | null;

  constructor(
    code: ErrorCode,
    violations: readonly Violation[] = [],
    options: ErrorOptions & { retryAfter?: number } = {},
  ) {
    super(`${code}: ${violations.map(({ text }) => text.en).join('; ')}`, options);
    this.code = code;
    this.violations = violations;
    this.retryAfter = options.retryAfter ?? null;
  }
}

/** The body of an error answer, RFC 9457. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
  readonly correlationId: string;
  readonly violations: readonly (Omit<Violation, 'text'> & { readonly text: string })[];
}

/** `title`, `detail` and the texts of the violations in the asker's language. */
export function problemBody(
  problem: Pick<Problem, 'code' | 'violations'>,
  language: Language,
  correlationId: string,
): ProblemBody {
  const kind = errors[problem.code];
  return {
    type: `urn:andu:problem:${problem.code}`,
    title: kind[language],
    status: kind.status,
    code: problem.code,
    detail: problem.violations.length === 0 ? kind[language] : detailOf(problem, language),
    correlationId,
    violations: problem.violations.map((violation) => ({
      ...violation,
      text: violation.text[language],
    })),
  };
}

/** Each sentence once; where it is said of several fields, with which they are. */
function detailOf({ violations }: Pick<Problem, 'violations'>, language: Language): string {
  const [semicolon, comma, open, close] =
    language === 'zh' ? ['；', '、', '（', '）'] : ['; ', ', ', ' (', ')'];
  const sentences = [...Map.groupBy(violations, ({ text }) => text[language])].map(
    ([text, same]) => {
      const fields = same.flatMap(({ field }) => field ?? []);
      return same.length === 1 || fields.length === 0
        ? text
        : `${text}${open}${fields.join(comma)}${close}`;
    },
  );
  return sentences.join(semicolon);
}

/**
 * The language of an answer: the first of `Accept-Language` (RFC 9110, 12.5.4)
 * that we speak, by weight; Chinese when none is given.
 */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const ranked = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { tag, weight: weight === undefined ? 1 : Number(weight.trim().slice(2)) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of ranked) {
    if (tag.startsWith('zh')) return 'zh';
    if (tag.startsWith('en')) return 'en';
  }
  return 'zh';
}
