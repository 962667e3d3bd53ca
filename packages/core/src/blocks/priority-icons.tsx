interface IconProps {
  'aria-hidden': true;
}

/** Three bars, of which `filled` stand out: readable at 14 px, and without colour. */
function Bars({ filled, ...props }: IconProps & { filled: 1 | 2 | 3 }) {
  return (
    <svg viewBox="0 0 16 16" fill="currentColor" {...props}>
      {[1, 2, 3].map((bar) => (
        <rect
          key={bar}
          x={bar * 5 - 4}
          y={13.5 - bar * 4}
          width={3.5}
          height={bar * 4}
          rx={1}
          opacity={bar <= filled ? 1 : 0.28}
        />
      ))}
    </svg>
  );
}

export function LowIcon(props: IconProps) {
  return <Bars {...props} filled={1} />;
}

export function MediumIcon(props: IconProps) {
  return <Bars {...props} filled={2} />;
}

export function HighIcon(props: IconProps) {
  return <Bars {...props} filled={3} />;
}

/** Not a fourth bar: what is urgent must not be found by counting. */
export function UrgentIcon(props: IconProps) {
  return (
    <svg viewBox="0 0 16 16" fill="currentColor" {...props}>
      <path
        fillRule="evenodd"
        d="M4 1h8a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3H4a3 3 0 0 1-3-3V4a3 3 0 0 1 3-3Zm3.1 3 .3 4.9h1.2L8.9 4H7.1ZM8 12.2a1 1 0 1 0 0-2 1 1 0 0 0 0 2Z"
      />
    </svg>
  );
}
