import type { PageFailure } from './page-failures.ts';

/** A document that is open in this browser and has pages to be drawn. */
export interface PagedDocument {
  readonly pages: number;
  /** A page in CSS pixels at a zoom of 1. */
  sizeOf(page: number): Promise<SheetSize>;
  /**
   * Draws a page with so many pixels a CSS pixel and tells what of it is not shown; null when
   * another drawing was asked for meanwhile.
   */
  draw(
    page: number,
    scale: number,
    canvas: HTMLCanvasElement,
  ): Promise<readonly PageFailure[] | null>;
  /** The text of a page, '' where it has no text layer; null for a kind of file that has none. */
  readonly textOf: ((page: number) => Promise<string>) | null;
  close(): Promise<void>;
}

export interface SheetSize {
  readonly width: number;
  readonly height: number;
}

/** Where a document comes from: an address of this server, or a file of this computer. */
export type DocumentSource = string | Blob;

/** Opens a document; throws {@link Unopened}, ApiProblem, or TypeError when nobody answers. */
export type OpenPaged = (source: DocumentSource, password: string | null) => Promise<PagedDocument>;

/** Why a document cannot be opened, though its bytes are here. */
export type UnopenedReason = 'password' | 'wrongPassword' | 'damaged' | 'noPages' | 'tooLarge';

export class Unopened extends Error {
  override readonly name = 'Unopened';
  readonly reason: UnopenedReason;
  constructor(reason: UnopenedReason) {
    super(reason);
    this.reason = reason;
  }
}
