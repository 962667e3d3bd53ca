import { cn } from '@autocrm/core/lib/cn.ts';
import { ListOption } from '@autocrm/core/ui/list-option.tsx';
import { type ReactNode, useEffect, useRef } from 'react';
import { type CompletionItem, type CompletionList, optionId } from './use-completion.ts';

export interface CompletionPopupProps {
  label: string;
  list: CompletionList;
  /** Instead of lines: that they are on their way, that there are none, or why they did not come. */
  status?: ReactNode;
  /** Beside the list, or below it where there is no room: what the active line would bring. */
  aside?: ReactNode;
}

/** The list over the composer. It never takes the focus: a press on it leaves the text cursor where it is. */
export function CompletionPopup({ label, list, status, aside }: CompletionPopupProps) {
  return (
    <div
      role="presentation"
      onMouseDown={(event) => {
        event.preventDefault();
      }}
      className={cn(
        'bg-raised shadow-raised mx-1 flex max-h-[min(20rem,45dvh)] overflow-hidden rounded-lg max-sm:flex-col',
        aside ? 'max-w-3xl' : 'max-w-md',
      )}
    >
      <div className={cn('min-h-0 overflow-y-auto p-1', aside ? 'sm:w-72 sm:shrink-0' : 'flex-1')}>
        <div role="status" className="text-muted px-2 py-1.5 text-sm empty:hidden">
          {status}
        </div>
        <div id={list.id} role="listbox" aria-label={label}>
          {list.items.map((item) => (
            <Line key={item.id} listId={list.id} item={item} list={list} />
          ))}
        </div>
      </div>
      {aside ? (
        <div className="border-border bg-sunken min-h-0 min-w-0 flex-1 overflow-y-auto p-3 max-sm:max-h-36 max-sm:border-t sm:border-s">
          {aside}
        </div>
      ) : null}
    </div>
  );
}

interface LineProps {
  listId: string;
  item: CompletionItem;
  list: CompletionList;
}

function Line({ listId, item, list }: LineProps) {
  const line = useRef<HTMLDivElement>(null);
  const isActive = list.active?.id === item.id;
  // The focus stays in the text, so that no browser scrolls to the line by itself.
  useEffect(() => {
    if (isActive) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <ListOption
      ref={line}
      id={optionId(listId, item.id)}
      isActive={isActive}
      isDisabled={item.isDisabled === true}
      onChoose={() => {
        list.onChoose(item.id);
      }}
      className="aria-selected:bg-hover hover:bg-hover aria-disabled:text-muted flex min-h-9 cursor-default items-center gap-2 rounded-md px-2 py-1 text-base select-none aria-disabled:hover:bg-transparent"
    >
      {item.icon}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{item.label}</span>
        {item.description === undefined ? null : (
          <span className="text-muted block truncate text-xs">{item.description}</span>
        )}
      </span>
      {item.hint}
    </ListOption>
  );
}
