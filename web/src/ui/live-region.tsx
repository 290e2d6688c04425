import { useEffect, useState, useSyncExternalStore } from 'react';
import { Icon } from './icon';

interface Said {
  readonly sentence: string;
  /** Whether it is shown as well, for people who see. */
  readonly shown: boolean;
}

const SHOWN_MS = 4_000;
const listeners = new Set<() => void>();
let said: Said = { sentence: '', shown: false };

function say(sentence: string, shown: boolean): void {
  // The same sentence twice is said twice: a space more makes it another text.
  said = { sentence: sentence === said.sentence ? `${sentence} ` : sentence, shown };
  for (const listener of listeners) listener();
}

/** Says a sentence to screen readers, once, wherever the focus is. */
export const announce = (sentence: string): void => say(sentence, false);

/** Says a sentence to everybody: below the page for a few seconds, and to screen readers. */
export const toast = (sentence: string): void => say(sentence, true);

/** Stands once in the page; `announce` and `toast` write into it. */
export function LiveRegion() {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => said,
  );
  const [gone, setGone] = useState<Said | null>(null);
  useEffect(() => {
    const timer = window.setTimeout(() => setGone(now), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [now]);
  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite">
        {now.sentence}
      </div>
      {now.shown && gone !== now && (
        <div className="toast" aria-hidden="true">
          <Icon name="success" /> {now.sentence}
        </div>
      )}
    </>
  );
}
