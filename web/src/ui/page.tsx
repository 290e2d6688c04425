import { type ReactNode, useEffect, useRef } from 'react';

/** The head of a page: sets the title of the window and takes the focus after navigation, so screen readers start there. */
export function PageHead({
  title,
  context,
  actions,
  children,
}: {
  readonly title: string;
  /** The organization or thing that the page is about, for the title of the window. */
  readonly context?: string | undefined;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = [title, context, 'Workbay'].filter(Boolean).join(' · ');
  }, [title, context]);
  useEffect(() => {
    // A field that asked for the focus itself keeps it.
    if (document.activeElement === null || document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <div className="page-head">
      <div>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </div>
      {actions !== undefined && <div className="page-actions">{actions}</div>}
    </div>
  );
}
