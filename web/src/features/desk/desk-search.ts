import { present, readDate, readText } from '../../ui/address';

/** The state of the desk that its address keeps. */
export interface DeskSearch {
  readonly site?: string;
  readonly date?: string;
  readonly q?: string;
}

export const readDesk = (search: Readonly<Record<string, unknown>>): DeskSearch =>
  present({ site: readText(search.site), date: readDate(search.date), q: readText(search.q) });
