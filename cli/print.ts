/** Results go to standard output, one text with its line end. */
export const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Progress and logs go to standard error. */
export const report = (text: string): void => {
  process.stderr.write(`${text}\n`);
};
