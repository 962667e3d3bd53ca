import { createContext, type ReactNode, use, useCallback, useState } from 'react';

const AnnounceContext = createContext<(text: string) => void>(() => undefined);

/** Holds the page's live region, which must be there before anything is said in it. Once per app. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', turn: 0 });
  const announce = useCallback((text: string) => {
    setSaid((previous) => ({ text, turn: previous.turn + 1 }));
  }, []);
  return (
    <AnnounceContext value={announce}>
      {children}
      {/* A new key makes a new node, so that the same words are read out a second time. */}
      <div aria-live="polite" aria-atomic className="sr-only">
        <span key={said.turn}>{said.text}</span>
      </div>
    </AnnounceContext>
  );
}

/** Says something to screen readers without moving focus: "3 new messages", "Saved". */
export function useAnnounce(): (text: string) => void {
  return use(AnnounceContext);
}
