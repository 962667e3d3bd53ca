import type { Notification as News } from '@autocrm/core/contracts/notification.ts';
import { idOf } from '@autocrm/core/testing/factories.ts';
import { beforeEach, expect, test, vi } from 'vitest';
import { showBrowserNotice } from './browser-notices.ts';

const shown: { title: string; options: NotificationOptions; press: () => void }[] = [];

/** The browser's notification, without a browser that shows it. */
class StandIn extends EventTarget {
  static permission: NotificationPermission = 'granted';
  closed = false;

  constructor(title: string, options: NotificationOptions) {
    super();
    shown.push({
      title,
      options,
      press: () => {
        this.dispatchEvent(new Event('click'));
      },
    });
  }

  close(): void {
    this.closed = true;
  }
}

const news: News = {
  id: idOf(1),
  type: 'reply',
  ticket_id: idOf(2),
  actor_id: idOf(3),
  payload: { number: 1234, subject: 'Dark display', excerpt: 'It works now.', actor_name: 'Maya' },
  count: 1,
  read_at: null,
  created_at: '2026-11-02T09:00:00+00:00',
  updated_at: '2026-11-02T09:00:00+00:00',
};
let visibility: DocumentVisibilityState = 'visible';

beforeEach(() => {
  vi.stubGlobal('Notification', StandIn);
  const spies = [
    vi.spyOn(window, 'focus').mockReturnValue(),
    vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility),
  ];
  localStorage.setItem('autocrm:desk:browser-notices', 'on');
  return () => {
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllGlobals();
    localStorage.clear();
    shown.length = 0;
  };
});

test('tells of news while the desk is in the background, one per ticket, and leads there', () => {
  visibility = 'hidden';
  const open = vi.fn<(path: string) => void>();
  showBrowserNotice(news, open);
  expect(shown).toMatchObject([
    {
      title: 'Maya replied',
      options: { body: '#1234 Dark display\nIt works now.', tag: news.ticket_id },
    },
  ]);
  shown[0]?.press();
  expect(open).toHaveBeenCalledExactlyOnceWith('/tickets/1234');
});

test('says nothing while one looks at the desk', () => {
  visibility = 'visible';
  showBrowserNotice(news, () => undefined);
  expect(shown).toEqual([]);
});

test('says nothing where one did not ask for it', () => {
  visibility = 'hidden';
  localStorage.clear();
  showBrowserNotice(news, () => undefined);
  expect(shown).toEqual([]);
});
