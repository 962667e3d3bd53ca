// Says when mail has come since the page was made; without this script the page works, and is reloaded by hand.
const PAUSE_MS = 5000;

/**
 * @param {string} newest
 * @param {string} to
 */
async function hasMailCome(newest, to) {
  const query = new URLSearchParams({ after: newest, to, timeout: '30000' });
  const response = await fetch(`/api/messages/wait?${query}`);
  return response.ok;
}

/** @param {HTMLElement} notice */
async function watch(notice) {
  const { newest = '', to = '' } = notice.dataset;
  try {
    if (await hasMailCome(newest, to)) notice.hidden = false;
    else void watch(notice);
  } catch {
    setTimeout(() => void watch(notice), PAUSE_MS); // the server is away; it may come back
  }
}

const notice = document.querySelector('[data-newest]');
if (notice instanceof HTMLElement) void watch(notice);
