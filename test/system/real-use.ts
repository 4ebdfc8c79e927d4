import { startAndu, type Andu } from '../../main.ts';
import { testConfiguration } from './test-configuration.ts';

/** A server without the demonstration, on a folder that stays when it ends. */
export const startForRealUse = (dataFolder: string): Promise<Andu> =>
  startAndu(testConfiguration(dataFolder, { demo: 'off' }));

/** Such a server with two administrators: the first and the second that a start lets in by its code. */
export async function withTwoAdministrators(
  dataFolder: string,
  accounts: readonly [string, string],
  password: string,
): Promise<Andu> {
  for (const account of accounts) {
    const andu = await startForRealUse(dataFolder);
    const made = await fetch(`${andu.url}/oidc/first-administrator`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({
        account,
        name: `某人 ${account}`,
        post: '系统管理员',
        staffNumber: `N-${account}`,
        code: andu.firstAdministrator!.code,
        password,
      }),
    });
    if (made.status !== 204) throw new Error(await made.text());
    await andu.close();
  }
  return startForRealUse(dataFolder);
}
