import { useEffect, useState } from 'react';

/** Milliseconds until an instant, each second; 0 once it is over. */
export function useCountdown(until: string | null): number {
  const left = () => (until === null ? 0 : Math.max(0, Date.parse(until) - Date.now()));
  const [remaining, setRemaining] = useState(left);
  useEffect(() => {
    setRemaining(left());
    if (until === null) return undefined;
    const timer = window.setInterval(() => setRemaining(left()), 1000);
    return () => window.clearInterval(timer);
  }, [until]);
  return remaining;
}

/** "9:05" */
export function clockWord(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
