import { present, readText, readWhole } from '../../ui/address';

/** The state of the page of settings that its address keeps. */
export interface SettingsSearch {
  /** The year of the calendar. */
  readonly year?: number;
  /** The id of the site that is changed, or "new". */
  readonly site?: string;
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

export function readSettings(search: Readonly<Record<string, unknown>>): SettingsSearch {
  const year = readWhole(search.year, LAST_YEAR);
  return present({ year: year !== undefined && year >= FIRST_YEAR ? year : undefined, site: readText(search.site) });
}
