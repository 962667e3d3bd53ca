import { ticketSorts } from '@autocrm/core/contracts/ticket-list.ts';
import { useMediaQuery } from '@autocrm/core/lib/use-media-query.ts';
import {
  Menu,
  MenuCheckboxItem,
  MenuGroup,
  MenuRadioGroup,
  MenuSeparator,
} from '@autocrm/core/ui/menu.tsx';
import type { ReactElement } from 'react';
import { densities, type Display, queueColumns, usualColumns } from '../../lib/display.ts';
import { t } from '../../lib/messages.ts';
import type { QueueSearch } from '../../lib/queue-search.ts';
import { wide } from '../../lib/wide.ts';

export interface DisplayMenuProps {
  trigger: ReactElement;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  search: QueueSearch;
  onChange: (patch: Partial<QueueSearch>) => void;
  display: Display;
  onDisplay: (display: Display) => void;
}

const directions = ['desc', 'asc'] as const;
const layouts = ['cards', 'table'] as const;

/** The order of the list, and how it is drawn. */
export function DisplayMenu({ search, onChange, display, onDisplay, ...menu }: DisplayMenuProps) {
  return (
    <Menu align="end" {...menu}>
      {search.q.trim() === '' ? <OrderChoice search={search} onChange={onChange} /> : null}
      <MenuGroup label={t.queue.density}>
        <MenuRadioGroup
          label={t.queue.density}
          value={display.density}
          options={densities.map((value) => ({ value, label: t.queue.densities[value] }))}
          onChange={(density) => {
            onDisplay({ ...display, density });
          }}
        />
      </MenuGroup>
      <LayoutChoice display={display} onDisplay={onDisplay} />
    </Menu>
  );
}

/** What is searched for comes best first; everything else in the order one chooses. */
function OrderChoice({ search, onChange }: Pick<DisplayMenuProps, 'search' | 'onChange'>) {
  return (
    <>
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
          options={directions.map((value) => ({ value, label: t.queue.orders[value] }))}
          onChange={(order) => {
            onChange({ order });
          }}
        />
      </MenuGroup>
      <MenuSeparator />
    </>
  );
}

/** Where there is room for a table: whether it is one, and of which columns. */
function LayoutChoice({ display, onDisplay }: Pick<DisplayMenuProps, 'display' | 'onDisplay'>) {
  const isWide = useMediaQuery(wide);
  if (!isWide) return null;
  const { columns } = display;
  const isTable = columns.length > 0;
  return (
    <>
      <MenuSeparator />
      <MenuGroup label={t.queue.layout}>
        <MenuRadioGroup
          label={t.queue.layout}
          value={isTable ? 'table' : 'cards'}
          options={layouts.map((value) => ({ value, label: t.queue.layouts[value] }))}
          onChange={(layout) => {
            onDisplay({ ...display, columns: layout === 'table' ? [...usualColumns] : [] });
          }}
        />
      </MenuGroup>
      {isTable ? (
        <>
          <MenuSeparator />
          <MenuGroup label={t.queue.columns}>
            {queueColumns.map((column) => (
              <MenuCheckboxItem
                key={column}
                checked={columns.includes(column)}
                onChange={(checked) => {
                  const next = queueColumns.filter((one) =>
                    one === column ? checked : columns.includes(one),
                  );
                  // A table without columns would be no table.
                  if (next.length > 0) onDisplay({ ...display, columns: next });
                }}
              >
                {t.queue.column[column]}
              </MenuCheckboxItem>
            ))}
          </MenuGroup>
        </>
      ) : null}
    </>
  );
}
