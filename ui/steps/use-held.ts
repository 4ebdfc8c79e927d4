import { useState } from 'react';

/** The value; while it is held, the one of before. */
export function useHeld<Value>(value: Value, holding: boolean): Value {
  const [held, setHeld] = useState(value);
  if (!holding && held !== value) setHeld(value);
  return holding ? held : value;
}
