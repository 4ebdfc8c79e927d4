/** What the load's process is told on its command line, as JSON. */
export interface LoadOrder {
  readonly url: string;
  /** Where the private keys of the demonstration systems are. */
  readonly dataFolder: string;
  readonly clients: number;
  readonly readers: number;
  /** Before each command a client waits for up to twice so long, at random; 0 for not at all. */
  readonly meanPauseMs: number;
  /** Commands that are ready to be sent in the counted part. */
  readonly commands: number;
  /** Commands that are sent before, so that the server is warm. */
  readonly warmUp: number;
  /** Length of the counted part at most, milliseconds. */
  readonly milliseconds: number;
  /** Tells the synthetic cases of one load from those of another. */
  readonly seed: number;
}

/** What the load found, as one line of JSON on standard output. Times in milliseconds. */
export interface LoadReport {
  readonly seconds: number;
  readonly latencies: readonly number[];
  /** From the answer to a command until a reader's answer that shows its event. */
  readonly lags: readonly number[];
  /** Answers other than 201, and connections that broke, by what they were. */
  readonly errors: Readonly<Record<string, number>>;
}
