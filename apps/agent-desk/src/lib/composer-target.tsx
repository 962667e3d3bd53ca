import {
  createContext,
  type ReactNode,
  use,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
} from 'react';

/** Where a text can be put from elsewhere on the page. */
export interface ComposerTarget {
  /** Whether only the team will read it. */
  is_internal: boolean;
  /** @param isBlock it stands in lines of its own */
  insert: (text: string, isBlock?: boolean) => void;
}

interface Slot {
  target: ComposerTarget | null;
  setTarget: (target: ComposerTarget | null) => void;
}

const SlotContext = createContext<Slot | null>(null);

/** Lets what stands beside the conversation put text into its composer. Once per ticket. */
export function ComposerTargetProvider({ children }: { children: ReactNode }) {
  const [target, setTarget] = useState<ComposerTarget | null>(null);
  const slot = useMemo(() => ({ target, setTarget }), [target]);
  return <SlotContext value={slot}>{children}</SlotContext>;
}

/** The composer of the open ticket; null until it is there. */
export function useComposerTarget(): ComposerTarget | null {
  return use(SlotContext)?.target ?? null;
}

/** Takes texts for the composer while it is shown. */
export function useOfferComposer({ is_internal, insert }: ComposerTarget): void {
  const setTarget = use(SlotContext)?.setTarget;
  const onInsert = useEffectEvent(insert);
  // The panel is no descendant of the composer, so that it cannot be handed this in a prop.
  useEffect(() => {
    setTarget?.({
      is_internal,
      insert: (text, isBlock) => {
        onInsert(text, isBlock);
      },
    });
    return () => setTarget?.(null);
  }, [setTarget, is_internal]);
}
