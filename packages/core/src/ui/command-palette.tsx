import { Autocomplete as Base } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { backdropClass } from './dialog.tsx';
import { useUiLabels } from './ui-labels.tsx';

export interface PaletteItem {
  id: string;
  label: string;
  /** A second text to find it by. */
  description?: string | undefined;
  icon?: ReactNode;
  /** At the end of the line: its keys. */
  hint?: ReactNode;
  run: () => void;
}

export interface PaletteGroup {
  label: string;
  items: readonly PaletteItem[];
}

export interface CommandPaletteProps {
  label: string;
  placeholder: string;
  groups: readonly PaletteGroup[];
  query: string;
  onQueryChange: (query: string) => void;
  onClose: () => void;
}

/** Everything one can do, found by typing; Enter does it. Opens when it is rendered. */
export function CommandPalette(props: CommandPaletteProps) {
  const { label, placeholder, groups, query, onQueryChange, onClose } = props;
  const labels = useUiLabels();
  const chosen = useRef<PaletteItem | null>(null);
  const choose = (item: PaletteItem) => {
    chosen.current = item;
    onClose();
    // After the palette has given the focus back: what it does may move the focus itself.
    requestAnimationFrame(() => {
      item.run();
    });
  };
  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropClass} />
        <Dialog.Popup
          aria-label={label}
          // What runs next decides where the focus goes.
          finalFocus={() => chosen.current === null}
          className="popup-motion bg-raised shadow-raised fixed inset-x-3 top-[12dvh] z-40 mx-auto flex max-h-[min(30rem,76dvh)] max-w-xl flex-col overflow-hidden rounded-xl outline-none"
        >
          <Base.Root
            open
            inline
            items={groups}
            value={query}
            onValueChange={onQueryChange}
            itemToStringValue={(item: PaletteItem) => `${item.label} ${item.description ?? ''}`}
            autoHighlight="always"
            keepHighlight
          >
            <div className="border-border flex items-center gap-2.5 border-b px-4">
              <Search aria-hidden className="text-muted size-4 shrink-0" />
              <Base.Input
                aria-label={label}
                placeholder={placeholder}
                className="h-12 w-full bg-transparent text-base outline-none"
              />
            </div>
            <Base.Empty className="text-muted px-4 py-6 text-center text-base empty:hidden">
              {labels.no_matches}
            </Base.Empty>
            <Base.List className="min-h-0 overflow-y-auto p-1.5 empty:hidden">
              {(group: PaletteGroup) => (
                <Base.Group key={group.label} items={group.items}>
                  <Base.GroupLabel className="text-muted px-2.5 pt-2 pb-1 text-xs font-medium">
                    {group.label}
                  </Base.GroupLabel>
                  <Base.Collection>
                    {(item: PaletteItem) => (
                      <PaletteLine key={item.id} item={item} onChoose={choose} />
                    )}
                  </Base.Collection>
                </Base.Group>
              )}
            </Base.List>
          </Base.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteLine({
  item,
  onChoose,
}: {
  item: PaletteItem;
  onChoose: (item: PaletteItem) => void;
}) {
  return (
    <Base.Item
      value={item}
      onClick={() => {
        onChoose(item);
      }}
      className="data-highlighted:bg-hover flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 py-1 text-base outline-none select-none"
    >
      {item.icon}
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.description === undefined ? null : (
        <span className="text-muted max-w-40 truncate text-sm">{item.description}</span>
      )}
      {item.hint}
    </Base.Item>
  );
}
