/** Runs one act after the other: what an act has looked at still holds when it writes. */
export type InTurn = <Result>(act: () => Promise<Result>) => Promise<Result>;

export function inTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const mine = last.then(act);
    // A failed act is its caller's; the next one begins all the same.
    last = mine.catch(() => undefined);
    return mine;
  };
}
