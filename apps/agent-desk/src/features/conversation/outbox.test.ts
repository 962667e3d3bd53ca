import type { SendResult } from '@autocrm/core/data/tickets/sending.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Held, Outbox, undoMs } from './outbox.ts';
import { nothingWritten } from './written-draft.ts';

const sent: SendResult = { outcome: 'sent' };
const onUnseen = vi.fn<(held: Held, result: SendResult) => void>();

function held(ticketId: string, body: string) {
  const deliver = vi.fn<() => Promise<SendResult>>(async () => sent);
  const item: Held = { ticketId, kind: 'message', written: { ...nothingWritten(), body }, deliver };
  return { item, deliver };
}

beforeEach(() => {
  vi.useFakeTimers();
  onUnseen.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a reply that waits for its undo', () => {
  test('is sent once, after the wait', async () => {
    const outbox = new Outbox(onUnseen);
    const { item, deliver } = held('t1', 'Hello');
    outbox.hold(item);
    await vi.advanceTimersByTimeAsync(undoMs - 1);
    expect(deliver).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    outbox.flush('t1');
    expect(deliver).toHaveBeenCalledOnce();
    expect(outbox.heldFor('t1')).toBeUndefined();
  });

  test('is never sent once it was taken back, and its composer gets it', async () => {
    const outbox = new Outbox(onUnseen);
    const { item, deliver } = held('t1', 'Hello');
    const heard = vi.fn<() => void>();
    outbox.listen(item, heard);
    outbox.hold(item);
    outbox.undo('t1');
    await vi.advanceTimersByTimeAsync(undoMs * 2);
    expect(deliver).not.toHaveBeenCalled();
    expect(heard).toHaveBeenCalledExactlyOnceWith({ type: 'undone', written: item.written });
  });

  test('goes out at once when the next one comes, in that order', async () => {
    const outbox = new Outbox(onUnseen);
    const first = held('t1', 'First');
    const second = held('t1', 'Second');
    outbox.hold(first.item);
    outbox.hold(second.item);
    expect(first.deliver).toHaveBeenCalledOnce();
    expect(second.deliver).not.toHaveBeenCalled();
    expect(outbox.heldFor('t1')).toBe(second.item);
  });

  test('does not disturb that of another ticket', () => {
    const outbox = new Outbox(onUnseen);
    const first = held('t1', 'First');
    outbox.hold(first.item);
    outbox.hold(held('t2', 'Other').item);
    outbox.undo('t2');
    expect(outbox.heldFor('t1')).toBe(first.item);
  });

  test('tells what came of it to its composer, or to whoever is left when the page was', async () => {
    const outbox = new Outbox(onUnseen);
    const heard = vi.fn<() => void>();
    const { item } = held('t1', 'Hello');
    const stop = outbox.listen(item, heard);
    outbox.hold(item);
    await vi.advanceTimersByTimeAsync(undoMs);
    expect(heard).toHaveBeenCalledWith({ type: 'result', written: item.written, result: sent });
    expect(onUnseen).not.toHaveBeenCalled();
    stop();
    outbox.hold(item);
    await vi.advanceTimersByTimeAsync(undoMs);
    expect(onUnseen).toHaveBeenCalledExactlyOnceWith(item, sent);
  });
});
