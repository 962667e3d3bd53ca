interface Placed {
  readonly id: string;
  readonly position: number;
}

/**
 * The rows that stand elsewhere than the list has them, with their new places. What has not moved is not written, so
 * that a colleague's change of it is not taken back.
 */
export function movedRows(inOrder: readonly Placed[]): Placed[] {
  return inOrder.flatMap(({ id, position }, index) =>
    position === index ? [] : [{ id, position: index }],
  );
}
