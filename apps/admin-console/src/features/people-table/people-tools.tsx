import { userRoles } from '@autocrm/core/contracts/closed-sets.ts';
import { OneFilter } from '../../lib/filter-pickers.tsx';
import { t } from '../../lib/messages.ts';
import { firstPage } from '../../lib/paging.ts';
import { SearchBox } from '../../lib/search-box.tsx';
import type { PeopleSearch } from './people-search.ts';

export interface PeopleToolsProps {
  search: PeopleSearch;
  onChange: (patch: Partial<PeopleSearch>, options?: { replace?: boolean }) => void;
}

/** Search and filters of the list of people. */
export function PeopleTools({ search, onChange }: PeopleToolsProps) {
  return (
    <div role="search" className="flex flex-wrap items-center gap-2">
      <SearchBox
        label={t.people.search}
        value={search.search}
        onSearch={(text) => {
          onChange({ search: text, ...firstPage }, { replace: true });
        }}
      />
      <OneFilter
        name={t.people.role}
        value={search.role}
        options={userRoles.map((value) => ({ value, label: t.roles[value] }))}
        onChange={(value) => {
          onChange({ role: userRoles.find((role) => role === value), ...firstPage });
        }}
      />
      <OneFilter
        name={t.people.state}
        value={search.state}
        options={[
          { value: 'active', label: t.form.active },
          { value: 'inactive', label: t.form.inactive },
        ]}
        onChange={(value) => {
          const state = value === 'active' || value === 'inactive' ? value : undefined;
          onChange({ state, ...firstPage });
        }}
      />
    </div>
  );
}
