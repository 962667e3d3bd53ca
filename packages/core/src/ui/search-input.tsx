import { Search } from 'lucide-react';
import { Input, type InputProps } from './input.tsx';

/** A field for words to look for, named by its label alone. */
export function SearchInput({ label, ...props }: Omit<InputProps, 'icon'> & { label: string }) {
  return (
    <Input
      icon={Search}
      type="search"
      inputMode="search"
      enterKeyHint="search"
      autoComplete="off"
      maxLength={200}
      aria-label={label}
      {...props}
    />
  );
}
