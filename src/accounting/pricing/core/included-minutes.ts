/** The minutes that each line gets of those left, first come first served; `needs` are unit-minutes. */
export function drawnFor(needs: readonly number[], left: number): number[] {
  let remaining = Math.max(0, left);
  return needs.map((need) => {
    const drawn = Math.min(need, remaining);
    remaining -= drawn;
    return drawn;
  });
}

/** Unit-minutes of a line: drawn when it was booked, needed by what was booked, and needed by what is billed. */
export interface UsedLine {
  readonly drawn: number;
  readonly bookedNeed: number;
  readonly billedNeed: number;
}

/**
 * The included minutes of each line once the booking has ended: each gives its surplus back first, and
 * use beyond the booked time draws on that and on the minutes `left` besides. Booked time without included minutes
 * stays as it was quoted.
 */
export function settledDraws(lines: readonly UsedLine[], left: number): number[] {
  const surplus = lines.reduce((sum, line) => sum + Math.max(0, line.drawn - line.billedNeed), 0);
  const overruns = lines.map((line) => Math.max(0, line.billedNeed - line.bookedNeed));
  const more = drawnFor(overruns, Math.max(0, left) + surplus);
  return lines.map((line, index) => Math.min(line.drawn, line.billedNeed) + (more[index] ?? 0));
}
