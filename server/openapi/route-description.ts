import type { z } from 'zod';
import type { Bilingual } from '#domain/kernel/violation.ts';

/** What the document says of a route; the schemas are those that check the input. */
export interface RouteDescription {
  readonly tag: 'commands' | 'cases' | 'evidence' | 'documents' | 'people' | 'operation';
  readonly summary: Bilingual;
  readonly query?: z.ZodType;
  /** JSON body. */
  readonly body?: z.ZodType;
  /** Fields of a multipart body beside the part `file`. */
  readonly form?: z.ZodType;
  /** Required request headers, with what they hold. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The JSON that is answered; of a route that answers with something else, `gives` says what. */
  readonly answer?: z.ZodType;
  /** Media type of the answer when it is not JSON. */
  readonly gives?: string;
  /** 200 when not said. */
  readonly status?: number;
  /** True when nobody has to be signed in. */
  readonly open?: boolean;
}
