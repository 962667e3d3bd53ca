import type { ComponentProps } from 'react';

export interface ListOptionProps extends Omit<ComponentProps<'div'>, 'role' | 'onClick'> {
  /** The one that the field points at. */
  isActive: boolean;
  isDisabled?: boolean;
  onChoose: () => void;
}

/**
 * A line of a list that a text field points into (`aria-activedescendant`): the field keeps the focus and the keys.
 * Assistive technology may put its focus on a line all the same: then Enter or the space bar chooses it.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function ListOption({ isActive, isDisabled = false, onChoose, ...props }: ListOptionProps) {
  const choose = () => {
    if (!isDisabled) onChoose();
  };
  return (
    <div
      {...props}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      aria-disabled={isDisabled || undefined}
      onClick={choose}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        choose();
      }}
    />
  );
}
