/** What a browser does that matters here: cookies by path, redirects followed, fetch metadata sent. */
export interface Visit {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

interface Options {
  readonly method?: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** False to look at the redirect itself. */
  readonly follow?: boolean;
}

interface Cookie {
  readonly value: string;
  readonly path: string;
}

export class Browser {
  readonly cookies = new Map<string, Cookie>();

  async visit(url: string, options: Options = {}): Promise<Visit> {
    const { form, follow = true } = options;
    const answer = await fetch(url, {
      method: options.method ?? (form === undefined ? 'GET' : 'POST'),
      redirect: 'manual',
      headers: { cookie: this.#cookieHeader(new URL(url)), ...options.headers },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    });
    for (const cookie of answer.headers.getSetCookie()) this.#keep(cookie);
    const location = answer.headers.get('location');
    const text = await answer.text();
    return location !== null && follow
      ? this.visit(new URL(location, url).href)
      : { url, status: answer.status, headers: answer.headers, text };
  }

  /** From the sign-in link through the form to where one is led. */
  async signIn(server: string, user: string, returnTo = '/probe'): Promise<Visit> {
    const page = await this.visit(
      `${server}/api/session/sign-in?returnTo=${encodeURIComponent(returnTo)}`,
    );
    return this.visit(page.url, { form: { user, password: 'andu-demo' } });
  }

  #keep(header: string): void {
    const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
    const at = pair.indexOf('=');
    const name = pair.slice(0, at);
    const attribute = (key: string) =>
      attributes.find((each) => each.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
    const expires = attribute('expires');
    const gone =
      attribute('max-age') === '0' || (expires !== undefined && Date.parse(expires) <= Date.now());
    if (gone) this.cookies.delete(name);
    else this.cookies.set(name, { value: pair.slice(at + 1), path: attribute('path') ?? '/' });
  }

  #cookieHeader({ pathname }: URL): string {
    return [...this.cookies]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  }
}
