/** Which part of a list is wanted. */
export interface PageRequest {
  /** Rows before it. */
  readonly offset: number;
  readonly limit: number;
  /** Position of which an earlier page was; undefined for now. */
  readonly at?: number | undefined;
}
