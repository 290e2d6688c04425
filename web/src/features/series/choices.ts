/** The facts of a date of a preview that its choice follows from. */
export interface PreviewedDate {
  readonly startsAt: string;
  readonly userErrors: readonly { readonly message: string }[];
}

/** The wall clocks of the dates that the viewer skips. */
export type Skipped = ReadonlySet<string>;

export interface Summary {
  readonly total: number;
  readonly bookable: number;
  readonly skipped: number;
  /** Dates that are neither bookable nor skipped. */
  readonly problems: number;
}

/** How many dates would be booked, are skipped, and still have a problem. */
export function summaryOf(dates: readonly PreviewedDate[], isSkipped: (date: PreviewedDate) => boolean): Summary {
  const skipped = dates.filter(isSkipped).length;
  const problems = dates.filter((date) => !isSkipped(date) && date.userErrors.length > 0).length;
  return { total: dates.length, skipped, problems, bookable: dates.length - skipped - problems };
}
