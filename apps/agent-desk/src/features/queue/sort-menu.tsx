import { ticketSorts } from '@autocrm/core/contracts/ticket-list.ts';
import { Menu, MenuGroup, MenuRadioGroup, MenuSeparator } from '@autocrm/core/ui/menu.tsx';
import type { ReactElement } from 'react';
import { t } from '../../lib/messages.ts';
import type { QueueSearch } from '../../lib/queue-search.ts';

export interface SortMenuProps {
  trigger: ReactElement;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  search: QueueSearch;
  onChange: (patch: Partial<QueueSearch>) => void;
}

/** The order of the list. */
export function SortMenu({ search, onChange, ...menu }: SortMenuProps) {
  return (
    <Menu align="end" {...menu}>
      <MenuGroup label={t.queue.sort}>
        <MenuRadioGroup
          label={t.queue.sort}
          value={search.sort}
          options={ticketSorts.map((value) => ({ value, label: t.queue.sorts[value] }))}
          onChange={(sort) => {
            onChange({ sort });
          }}
        />
      </MenuGroup>
      <MenuSeparator />
      <MenuGroup label={t.queue.direction}>
        <MenuRadioGroup
          label={t.queue.direction}
          value={search.order}
          options={(['desc', 'asc'] as const).map((value) => ({
            value,
            label: t.queue.orders[value],
          }))}
          onChange={(order) => {
            onChange({ order });
          }}
        />
      </MenuGroup>
    </Menu>
  );
}
