import { Input } from '@autocrm/core/ui/input.tsx';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';

export interface SearchBoxProps {
  label: string;
  /** What the address says. */
  value: string;
  onSearch: (text: string) => void;
}

const typingMs = 250;

/** A search that runs while one types. It follows the address, but never over what is being typed. */
export function SearchBox({ label, value, onSearch }: SearchBoxProps) {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const [sent, setSent] = useState(value);
  if (value !== seen) {
    setSeen(value);
    // Back, or "Show everybody": not what this box asked for itself.
    if (value !== sent) setText(value);
  }

  // The pause after the last key is only known once it has passed.
  useEffect(() => {
    if (text === seen) return;
    const timer = setTimeout(() => {
      setSent(text);
      onSearch(text);
    }, typingMs);
    return () => {
      clearTimeout(timer);
    };
    // oxlint-disable-next-line react/exhaustive-deps -- onSearch is new each render; only the text starts the pause
  }, [text, seen]);

  return (
    <div className="w-full sm:w-72">
      <Input
        type="search"
        size="sm"
        icon={Search}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
    </div>
  );
}
