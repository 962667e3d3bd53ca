import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft, DraftPayload } from '../../contracts/draft.ts';
import { appError } from '../../db/to-app-error.ts';
import { timeAt } from '../../testing/factories.ts';
import { DraftSync } from './draft-sync.ts';
import type { LocalDraft } from './local-draft.ts';

/** A server and any number of devices, with the rules of `save_draft`. */
class DraftServer {
  row: Draft | null = null;
  saves = 0;
  isDown = false;

  device(local: { value: LocalDraft | null } = { value: null }) {
    const sync = new DraftSync({
      fetch: () => this.answer(() => this.row),
      save: (payload, base) => this.answer(() => this.save(payload, base)),
      remove: () =>
        this.answer(() => {
          this.row = null;
        }),
      readLocal: () => local.value,
      writeLocal: (draft) => {
        local.value = draft;
      },
    });
    sync.start();
    return { sync, local };
  }

  save(payload: DraftPayload, base: number | null) {
    this.saves += 1;
    const old = this.row;
    const revision = (old?.revision ?? 0) + 1;
    this.row = { key: 'k', revision, payload, history: [], updated_at: timeAt(revision) };
    const isConflict = old !== null && old.revision !== base;
    return {
      revision,
      conflict: isConflict
        ? { revision: old.revision, payload: old.payload, saved_at: old.updated_at }
        : null,
    };
  }

  private async answer<Result>(make: () => Result): Promise<Result> {
    await Promise.resolve();
    if (this.isDown) throw appError('unavailable', 'network');
    return make();
  }
}

const settle = (ms = 1000) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a draft', () => {
  it('is empty where nothing was typed', async () => {
    const { sync } = new DraftServer().device();
    expect(sync.snapshot().status).toBe('loading');
    await settle();
    expect(sync.snapshot()).toEqual({ status: 'empty', payload: null, conflict: null });
  });

  it('is on this device at once and on the server when typing pauses, once', async () => {
    const server = new DraftServer();
    const { sync, local } = server.device();
    await settle();
    for (const body of ['h', 'he', 'hey']) sync.save({ body });
    expect(local.value).toMatchObject({ payload: { body: 'hey' }, dirty: true });
    expect(sync.snapshot().status).toBe('saving');
    await settle();
    expect(server).toMatchObject({ saves: 1, row: { payload: { body: 'hey' } } });
    expect(sync.snapshot().status).toBe('saved');
    expect(local.value?.dirty).toBe(false);
  });

  it('is there on another device', async () => {
    const server = new DraftServer();
    server.save({ body: 'from elsewhere' }, null);
    const { sync } = server.device();
    await settle();
    expect(sync.snapshot()).toMatchObject({ status: 'saved', payload: { body: 'from elsewhere' } });
  });

  it('survives a reload before it was saved', async () => {
    const server = new DraftServer();
    const first = server.device();
    await settle();
    first.sync.save({ body: 'typed' });
    const second = server.device(first.local);
    await settle();
    expect(second.sync.snapshot()).toMatchObject({ status: 'saved', payload: { body: 'typed' } });
  });

  it('stays on this device while the server is away, and goes there when it is back', async () => {
    const server = new DraftServer();
    const { sync } = server.device();
    await settle();
    server.isDown = true;
    sync.save({ body: 'kept' });
    await settle();
    expect(sync.snapshot()).toMatchObject({ status: 'local_only', payload: { body: 'kept' } });
    server.isDown = false;
    await settle(6000);
    expect(sync.snapshot().status).toBe('saved');
    expect(server.row?.payload).toEqual({ body: 'kept' });
  });

  it('the newer text wins over another device, whose text can be had back', async () => {
    const server = new DraftServer();
    const { sync } = server.device();
    await settle();
    server.save({ body: 'the other device' }, null);
    sync.save({ body: 'this device' });
    await settle();
    expect(sync.snapshot()).toMatchObject({
      status: 'conflict',
      payload: { body: 'this device' },
      conflict: { payload: { body: 'the other device' } },
    });
    sync.restore();
    await settle();
    expect(sync.snapshot()).toMatchObject({
      status: 'saved',
      payload: { body: 'the other device' },
    });
  });

  it('is gone once it was sent, even when a save was on its way', async () => {
    const server = new DraftServer();
    const { sync, local } = server.device();
    await settle();
    sync.save({ body: 'sent' });
    await vi.advanceTimersByTimeAsync(800);
    sync.clear();
    await settle(5000);
    expect(server.row).toBeNull();
    expect(local.value).toBeNull();
    expect(sync.snapshot().status).toBe('empty');
  });

  it('does not come back when it was sent while the server was away', async () => {
    const server = new DraftServer();
    const first = server.device();
    await settle();
    first.sync.save({ body: 'sent' });
    await settle();
    server.isDown = true;
    first.sync.clear();
    first.sync.stop();
    await settle();
    server.isDown = false;
    const second = server.device(first.local);
    await settle();
    expect(second.sync.snapshot()).toMatchObject({ status: 'empty', payload: null });
    expect(server.row).toBeNull();
  });

  it('saves what is left when its page is left', async () => {
    const server = new DraftServer();
    const { sync } = server.device();
    await settle();
    sync.save({ body: 'last words' });
    sync.stop();
    await settle(0);
    expect(server.row?.payload).toEqual({ body: 'last words' });
  });

  it('that was thrown away is back when that is taken back, also after its place to type is gone', async () => {
    const server = new DraftServer();
    const { sync, local } = server.device();
    await settle();
    const payload = { body: 'A question' };
    sync.save(payload);
    await settle();
    sync.clear();
    sync.stop();
    await settle();
    expect([server.row, local.value]).toEqual([null, null]);

    await sync.bringBack(payload);
    expect(server.row?.payload).toEqual(payload);
    const later = server.device(local);
    await settle();
    expect(later.sync.snapshot()).toMatchObject({ status: 'saved', payload, conflict: null });
  });

  it('is taken back on this device when the server cannot be reached', async () => {
    const server = new DraftServer();
    const { sync, local } = server.device();
    await settle();
    const payload = { body: 'A question' };
    sync.save(payload);
    await settle();
    server.isDown = true;
    sync.clear();
    sync.stop();
    await sync.bringBack(payload);
    expect(local.value).toMatchObject({ payload, dirty: true });
    server.isDown = false;
    const later = server.device(local);
    await settle();
    expect(later.sync.snapshot()).toMatchObject({ status: 'saved', payload, conflict: null });
    expect(server.row?.payload).toEqual(payload);
  });
});
