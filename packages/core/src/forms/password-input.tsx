import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../ui/icon-button.tsx';
import { Input, type InputProps } from '../ui/input.tsx';
import { useUiLabels } from '../ui/ui-labels.tsx';

export interface PasswordInputProps extends Omit<InputProps, 'type' | 'autoComplete' | 'icon'> {
  /** Tells password managers whether to fill in or to offer a new one. */
  autoComplete: 'current-password' | 'new-password';
}

/** A password that can be looked at while typing. */
export function PasswordInput(props: PasswordInputProps) {
  const [shown, setShown] = useState(false);
  const labels = useUiLabels();
  return (
    <span className="relative block">
      <Input
        {...props}
        type={shown ? 'text' : 'password'}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        className="pe-11"
      />
      <span className="absolute inset-y-0 end-1 flex items-center">
        <IconButton
          size="sm"
          icon={shown ? EyeOff : Eye}
          label={shown ? labels.hide_password : labels.show_password}
          onClick={() => {
            setShown(!shown);
          }}
        />
      </span>
    </span>
  );
}
