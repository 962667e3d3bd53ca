import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Kbd } from './kbd.tsx';

const DELAY_MS = 400;
/** Between control and tooltip, and between tooltip and window, in px. */
const GAP = 6;

/**
 * Spread on a control that has a name of its own: shows words for eyes on hover and on keyboard focus. One layer
 * serves all controls (TooltipLayer), so a list of ten thousand buttons costs nothing.
 */
export function tooltip(label: string, shortcut?: string) {
  return { 'data-tooltip': label, 'data-tooltip-keys': shortcut };
}

function anchorOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-tooltip]') : null;
}

/** Above the anchor where there is room, else below, and always inside the window. */
function place(tip: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const size = tip.getBoundingClientRect();
  const left = at.left + at.width / 2 - size.width / 2;
  const above = at.top - size.height - GAP;
  tip.style.left = `${Math.max(GAP, Math.min(left, window.innerWidth - size.width - GAP))}px`;
  tip.style.top = `${above >= GAP ? above : at.bottom + GAP}px`;
}

/** Shows the tooltip of whatever is hovered or focused; once per app. Escape closes it (WCAG 2.2, 1.4.13). */
export function TooltipLayer() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const tip = useRef<HTMLDivElement>(null);

  // Hover and focus of every control on the page, by delegation: a subscription to the document.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (next: HTMLElement | null, delay: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        // What a button has opened says what it is, and stands where its tooltip would.
        setAnchor(next?.getAttribute('aria-expanded') === 'true' ? null : next);
      }, delay);
    };
    const over = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return;
      // The pointer may move onto the tooltip without losing it.
      if (event.target instanceof Node && tip.current?.contains(event.target) === true)
        clearTimeout(timer);
      else show(anchorOf(event.target), anchorOf(event.target) ? DELAY_MS : GAP * 10);
    };
    const focus = (event: FocusEvent) => {
      const next = anchorOf(event.target);
      show(next?.matches(':focus-visible') === true ? next : null, 0);
    };
    const hide = () => {
      show(null, 0);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide();
    };
    const subscriptions = new AbortController();
    const { signal } = subscriptions;
    document.addEventListener('pointerover', over, { signal });
    document.addEventListener('pointerdown', hide, { signal });
    document.addEventListener('focusin', focus, { signal });
    document.addEventListener('focusout', hide, { signal });
    document.addEventListener('keydown', key, { signal });
    document.addEventListener('scroll', hide, { signal, capture: true });
    return () => {
      clearTimeout(timer);
      subscriptions.abort();
    };
  }, []);

  // The place depends on the tooltip's own size, which is known only once it is drawn.
  useLayoutEffect(() => {
    if (anchor && tip.current) place(tip.current, anchor);
  }, [anchor]);

  if (anchor?.isConnected !== true) return null;
  const { tooltip: label, tooltipKeys } = anchor.dataset;
  return (
    <div
      ref={tip}
      aria-hidden
      className="bg-text text-background shadow-raised fixed z-70 flex max-w-72 items-center gap-2 rounded-md px-2 py-1 text-xs font-medium"
    >
      {label}
      {tooltipKeys === undefined ? null : <Kbd>{tooltipKeys}</Kbd>}
    </div>
  );
}
