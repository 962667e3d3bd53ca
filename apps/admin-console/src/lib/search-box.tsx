import { useSearchWords } from '@autocrm/core/lib/use-search-words.ts';
import { SearchInput } from '@autocrm/core/ui/search-input.tsx';

export interface SearchBoxProps {
  label: string;
  /** What the address says. */
  value: string;
  onSearch: (text: string) => void;
}

/** A search that runs while one types. It follows the address, but never over what is being typed. */
export function SearchBox({ label, value, onSearch }: SearchBoxProps) {
  const { typed, change } = useSearchWords(value, onSearch);
  return (
    <div className="w-full sm:w-72">
      <SearchInput
        size="sm"
        label={label}
        placeholder={label}
        value={typed}
        onChange={(event) => {
          change(event.currentTarget.value);
        }}
      />
    </div>
  );
}
