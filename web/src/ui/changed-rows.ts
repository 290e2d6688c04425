import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { changedKeys } from './changed-keys';

const SHOWN_MS = 2_000;
const none: ReadonlySet<string> = new Set();

/**
 * The keys of the rows that changed within the last two seconds, so that they can be outlined. Rows of another address
 * answer another question and count as unchanged.
 */
export function useChangedRows<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlySet<string> {
  const { href } = useLocation();
  const seen = useRef<{ readonly href: string; readonly rows: ReadonlyMap<string, string> } | null>(null);
  const [changed, setChanged] = useState(none);
  const written = JSON.stringify(rows);
  useEffect(() => {
    const now = new Map(rows.map((row) => [keyOf(row), JSON.stringify(row)]));
    const before = seen.current?.href === href ? seen.current.rows : now;
    seen.current = { href, rows: now };
    const keys = changedKeys(before, now);
    if (keys.size === 0) return undefined;
    setChanged(keys);
    const timer = window.setTimeout(() => setChanged(none), SHOWN_MS);
    return () => window.clearTimeout(timer);
    // The text of the rows stands for them: a new array of equal rows is no change.
  }, [written, href]);
  return changed;
}
