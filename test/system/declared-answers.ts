import type { RouteDescription } from '#http/route.ts';
import { routes } from '../../server/openapi/routes.ts';

interface Declared {
  readonly route: string;
  readonly method: string;
  readonly pattern: RegExp;
  readonly description: RouteDescription;
}

/** Routes without placeholders come first: they are meant where both fit. */
const declared: readonly Declared[] = Object.entries(routes)
  .map(([route, description]) => {
    const [method, path] = route.split(' ') as [string, string];
    const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
    return { route, method, pattern, description };
  })
  .toSorted((one, other) => one.route.split('{').length - other.route.split('{').length);

/** The route that a call is answered by; undefined for what is no route of the interface. */
export const routeOf = (method: string, path: string): Declared | undefined =>
  declared.find((each) => each.method === method && each.pattern.test(path));

/**
 * What a JSON answer has that its route does not declare, or declares and has not; one fault a line,
 * none when the answer is as it was declared, and for what is declared to be no JSON.
 */
export function undeclaredIn(method: string, path: string, body: unknown): readonly string[] {
  const answer = routeOf(method, path)?.description.answer;
  if (answer === undefined) return [];
  const { data, error } = answer.safeParse(body);
  if (error !== undefined) return [`${method} ${path}: ${error.message}`];
  return moreIn(body, data, '').map((field) => `${method} ${path}: ${field} is not declared`);
}

/** Pointers to what `body` has more than what the schema took of it. */
function moreIn(body: unknown, taken: unknown, at: string): readonly string[] {
  if (typeof body !== 'object' || body === null) return body === taken ? [] : [at];
  if (typeof taken !== 'object' || taken === null) return [at];
  return Object.entries(body).flatMap(([name, value]) =>
    Object.hasOwn(taken, name)
      ? moreIn(value, (taken as Record<string, unknown>)[name], `${at}/${name}`)
      : [`${at}/${name}`],
  );
}
