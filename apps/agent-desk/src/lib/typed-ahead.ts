/** Changes what was typed so far. */
type Edit = (text: string) => string;

/**
 * Gathers what is typed between asking for a field and the moment it has the focus, so that no letter is lost and none
 * runs a shortcut meanwhile.
 *
 * @param change hears each press as a change of the text so far
 * @returns stops it
 */
export function gatherKeys(change: (edit: Edit) => void): () => void {
  const gather = (event: KeyboardEvent) => {
    const { target, key } = event;
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (key === 'Backspace') change((text) => text.slice(0, -1));
    else if (Array.from(key).length === 1) change((text) => text + key);
    else if (key !== 'Enter') return;
    // An early Enter would press what has the focus now.
    event.preventDefault();
    event.stopPropagation();
  };
  // In the capturing phase no shortcut sees these keys first.
  window.addEventListener('keydown', gather, { capture: true });
  return () => {
    window.removeEventListener('keydown', gather, { capture: true });
  };
}

/** A field that does not come within this time, in ms, is not waited for. */
const patience = 3000;

interface Waiting {
  text: string;
  stop: () => void;
}

let waiting: Waiting | undefined;

/** The search was asked for and its field is not there yet: what is typed until then is kept for it. */
export function beginSearch(): void {
  takeSearch();
  const timer = setTimeout(takeSearch, patience);
  const stop = gatherKeys((edit) => {
    if (waiting) waiting.text = edit(waiting.text);
  });
  waiting = {
    text: '',
    stop: () => {
      stop();
      clearTimeout(timer);
    },
  };
}

/** For the field, once it has the focus: what was typed so far. */
export function takeSearch(): string {
  const text = waiting?.text ?? '';
  waiting?.stop();
  waiting = undefined;
  return text;
}
