import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let said = '';

/** Says a sentence to screen readers, once, wherever the focus is. */
export function announce(sentence: string): void {
  // The same sentence twice is said twice: a space more makes it another text.
  said = sentence === said ? `${sentence} ` : sentence;
  for (const listener of listeners) listener();
}

/** Stands once in the page; `announce` writes into it. */
export function LiveRegion() {
  const text = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => said,
  );
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {text}
    </div>
  );
}
