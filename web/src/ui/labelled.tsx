import { type ReactNode, useId } from 'react';

/** A label above its control, outside antd's forms; `children` gives the control the id that the label names. */
export function Labelled({
  label,
  wide = false,
  children,
}: {
  readonly label: string;
  readonly wide?: boolean;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={wide ? 'labelled wide' : 'labelled'}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
