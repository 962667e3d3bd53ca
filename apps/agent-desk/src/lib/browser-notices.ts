import type { Notification as News } from '@autocrm/core/contracts/notification.ts';
import { readStored, writeStored } from '@autocrm/core/lib/storage.ts';
import { paths } from '../app/paths.ts';
import { t } from './messages.ts';
import { notificationText } from './notification-text.ts';

const key = 'autocrm:desk:browser-notices';

/** What this browser says: on and off are the person's choice here, the others the browser's. */
export type BrowserNotices = 'on' | 'off' | 'denied' | 'missing';

/** Whether this browser tells of news while the desk is in the background. */
export function browserNotices(): BrowserNotices {
  if (!('Notification' in window)) return 'missing';
  if (Notification.permission === 'denied') return 'denied';
  return Notification.permission === 'granted' && readStored(key) === 'on' ? 'on' : 'off';
}

/** Turns them on or off on this device; the browser asks the person once. Only ever called by a press. */
export async function setBrowserNotices(isOn: boolean): Promise<BrowserNotices> {
  if (isOn && 'Notification' in window) {
    const permission = await Notification.requestPermission();
    writeStored(key, permission === 'granted' ? 'on' : null);
  } else {
    writeStored(key, null);
  }
  return browserNotices();
}

/**
 * Tells of news by the browser, while the window is out of sight and the person wants it. One per ticket: what comes
 * later takes the place of what came before, also from another tab.
 *
 * @param open goes to an address of the desk
 */
export function showBrowserNotice(news: News, open: (path: string) => void): void {
  if (document.visibilityState === 'visible' || browserNotices() !== 'on') return;
  const { number, subject = '', excerpt } = news.payload;
  const more = excerpt && excerpt !== subject ? excerpt : '';
  const lines = [number === undefined ? '' : t.queue.row(number, subject), more];
  const notice = new Notification(notificationText(news), {
    body: lines.filter(Boolean).join('\n'),
    tag: news.ticket_id ?? news.id,
    icon: '/favicon.svg',
  });
  notice.addEventListener('click', () => {
    window.focus();
    notice.close();
    if (number !== undefined) open(paths.ticketAlone(number));
  });
}
