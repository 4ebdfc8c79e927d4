import { demonstrationPassword } from '#demo/accounts.ts';
import { obtainToken, SignInRefused } from '#identity/oidc/obtain-token.ts';
import type { ExitCode } from './exit-code.ts';
import { notReachable } from './not-reachable.ts';
import { print, report } from './print.ts';

/** Prints an access token for `curl -H "Authorization: Bearer …"`; exit 1 when refused, 3 when nobody answers. */
export async function run(options: Record<string, unknown>): Promise<ExitCode> {
  try {
    print(
      await obtainToken({
        baseUrl: String(options['url']),
        user: String(options['user']),
        password: String(options['password'] ?? demonstrationPassword),
      }),
    );
    return 0;
  } catch (error) {
    if (error instanceof SignInRefused) {
      report(error.message);
      return 1;
    }
    if (!(error instanceof TypeError)) throw error;
    report(`${String(options['url'])}: ${notReachable('no answer')}`);
    return 3;
  }
}
