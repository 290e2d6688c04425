import { useSyncExternalStore } from 'react';

/** The width under which pages are drawn for phones. */
const narrow = window.matchMedia('(max-width: 759px)');

/** Whether the window is as narrow as a phone. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      narrow.addEventListener('change', listener);
      return () => narrow.removeEventListener('change', listener);
    },
    () => narrow.matches,
  );
