import type { Instant } from '../../platform/core/time-range.js';

/** Hints that a subscription gets one by one within a second. */
const MOST = 20;
const SECOND_MS = 1_000;

/** How much a subscription was told of late. */
export interface Pace {
  /** When hints of the last second were told. */
  readonly told: readonly Instant[];
  /** Until when all that comes is gathered into one RESYNC; null = hints are told one by one. */
  readonly gathersUntil: Instant | null;
  /** Whether anything was gathered that was not told yet. */
  readonly owes: boolean;
}

export const rested: Pace = { told: [], gathersUntil: null, owes: false };

/** A decision: tell the hints one by one, or one RESYNC instead, and look again at an instant. */
export interface Paced {
  readonly pace: Pace;
  readonly tell: 'HINTS' | 'RESYNC' | 'NOTHING';
  /** null = nothing is owed. */
  readonly lookAt: Instant | null;
}

/** More than 20 hints a second become one RESYNC, and so does what follows within a second of it. */
export function pacedHints(pace: Pace, hints: number, now: Instant): Paced {
  if (hints === 0) return { pace, tell: 'NOTHING', lookAt: null };
  if (pace.gathersUntil !== null && now < pace.gathersUntil) {
    return { pace: { ...pace, owes: true }, tell: 'NOTHING', lookAt: pace.gathersUntil };
  }
  const recent = pace.told.filter((at) => now - at < SECOND_MS);
  if (recent.length + hints > MOST) return resync(now);
  const told = [...recent, ...Array.from({ length: hints }, () => now)];
  return { pace: { told, gathersUntil: null, owes: false }, tell: 'HINTS', lookAt: null };
}

/** Tells what was gathered when its second is over. */
export function pacedRest(pace: Pace, now: Instant): Paced {
  if (!pace.owes) return { pace, tell: 'NOTHING', lookAt: null };
  if (pace.gathersUntil !== null && now < pace.gathersUntil) {
    return { pace, tell: 'NOTHING', lookAt: pace.gathersUntil };
  }
  return resync(now);
}

const resync = (now: Instant): Paced => ({
  pace: { told: [], gathersUntil: now + SECOND_MS, owes: false },
  tell: 'RESYNC',
  lookAt: null,
});
