import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { Problem as Failed } from '../api/problem';
import type { UserError } from '../api/use-action';
import { t } from '../i18n/t';
import { Icon } from './icon';

/** Grey lines in the final shape, after 150 ms, so that quick answers do not flicker. */
export function Loading({ lines = 6 }: { readonly lines?: number }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setShown(true), 150);
    return () => window.clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <div className="skeleton" role="status" aria-label={t.states.loading}>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="skeleton-line" />
      ))}
    </div>
  );
}

/** Says why there is nothing, and what to do. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <Icon name="empty" />
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}

/** A request that failed as a whole; the page keeps working. */
export function Problem({
  problem,
  onRetry,
}: {
  readonly problem: Failed;
  readonly onRetry?: (() => void) | undefined;
}) {
  return (
    <div className="notice notice-error" role="alert">
      <Icon name="error" />
      <div>
        <p>{problem.kind === 'forbidden' ? t.states.notPermitted : t.states.failed}</p>
        <p>{problem.message}</p>
        {problem.requestId !== null && (
          <p className="small">
            {t.states.requestId} <code>{problem.requestId}</code>
          </p>
        )}
        {onRetry !== undefined && problem.kind !== 'forbidden' && <Button onClick={onRetry}>{t.words.retry}</Button>}
      </div>
    </div>
  );
}

/** Refusals that belong to no field. */
export function Refusals({ errors }: { readonly errors: readonly UserError[] }) {
  if (errors.length === 0) return null;
  return (
    <div className="notice notice-error" role="alert">
      <Icon name="error" />
      <ul>
        {errors.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </div>
  );
}

export function Notice({
  kind = 'info',
  children,
}: {
  readonly kind?: 'info' | 'success' | 'warning' | 'error';
  readonly children: ReactNode;
}) {
  return (
    <div className={`notice notice-${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <Icon name={kind} />
      <div>{children}</div>
    </div>
  );
}

/** Draws a page in each state of its query; `children` draws the data. */
export function Loaded<Data>({
  page,
  lines,
  children,
}: {
  readonly page: { data: Data | undefined; problem: Failed | null; refetch: () => void };
  readonly lines?: number;
  readonly children: (data: Data) => ReactNode;
}) {
  const { data, problem, refetch } = page;
  return (
    <>
      {problem !== null && <Problem problem={problem} onRetry={refetch} />}
      {data !== undefined && children(data)}
      {data === undefined && problem === null && <Loading {...(lines !== undefined && { lines })} />}
    </>
  );
}
