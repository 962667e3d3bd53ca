import { useEffect, useState } from 'react';

/**
 * A value that has not changed for a while: what somebody types, once they pause.
 *
 * @param wait quiet time in ms
 */
export function useDebounced<Value>(value: Value, wait: number): Value {
  const [settled, setSettled] = useState(value);
  // Only the clock knows that nothing more came.
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(value);
    }, wait);
    return () => {
      clearTimeout(timer);
    };
  }, [value, wait]);
  return settled;
}
