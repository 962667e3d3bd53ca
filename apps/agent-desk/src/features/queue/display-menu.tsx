import { staffTicketSorts } from '@autocrm/core/contracts/ticket-list.ts';
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
import { late } from '../../lib/late-messages.ts';
import { t } from '../../lib/messages.ts';
import { canSortByDue, firstOrder, orderOf, type QueueSearch } from '../../lib/queue-search.ts';
import type { QueueView } from '../../lib/views.ts';
import { wide } from '../../lib/wide.ts';

export interface DisplayMenuProps {
  trigger: ReactElement;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  view: QueueView;
  search: QueueSearch;
  onChange: (patch: Partial<QueueSearch>) => void;
  display: Display;
  onDisplay: (display: Display) => void;
}

const directions = ['desc', 'asc'] as const;
const layouts = ['cards', 'table'] as const;

/** The order of the list, and how it is drawn. */
export function DisplayMenu(props: DisplayMenuProps) {
  const { view, search, onChange, display, onDisplay, ...menu } = props;
  return (
    <Menu align="end" {...menu}>
      {search.q.trim() === '' ? (
        <OrderChoice view={view} search={search} onChange={onChange} />
      ) : null}
      <MenuGroup label={late.list.density}>
        <MenuRadioGroup
          label={late.list.density}
          value={display.density}
          options={densities.map((value) => ({ value, label: late.list.densities[value] }))}
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
function OrderChoice({
  view,
  search,
  onChange,
}: Pick<DisplayMenuProps, 'view' | 'search' | 'onChange'>) {
  const { sort, order } = orderOf(view, search);
  const sorts = staffTicketSorts.filter((one) => one !== 'due' || canSortByDue(view, search));
  return (
    <>
      <MenuGroup label={late.list.sort}>
        <MenuRadioGroup
          label={late.list.sort}
          value={sort}
          options={sorts.map((value) => ({ value, label: t.queue.sorts[value] }))}
          onChange={(next) => {
            // From what is soonest to what is latest the way turns round; otherwise it stays.
            const turns = firstOrder(next) !== firstOrder(sort);
            onChange({ sort: next, order: turns ? firstOrder(next) : order });
          }}
        />
      </MenuGroup>
      <MenuSeparator />
      <MenuGroup label={late.list.direction}>
        <MenuRadioGroup
          label={late.list.direction}
          value={order}
          options={directions.map((value) => ({ value, label: late.list.orders[value] }))}
          onChange={(next) => {
            onChange({ sort, order: next });
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
      <MenuGroup label={late.list.layout}>
        <MenuRadioGroup
          label={late.list.layout}
          value={isTable ? 'table' : 'cards'}
          options={layouts.map((value) => ({ value, label: late.list.layouts[value] }))}
          onChange={(layout) => {
            onDisplay({ ...display, columns: layout === 'table' ? [...usualColumns] : [] });
          }}
        />
      </MenuGroup>
      {isTable ? (
        <>
          <MenuSeparator />
          <MenuGroup label={late.list.columns}>
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
                {late.list.column[column]}
              </MenuCheckboxItem>
            ))}
          </MenuGroup>
        </>
      ) : null}
    </>
  );
}
