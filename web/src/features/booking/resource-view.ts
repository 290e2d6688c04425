import { type ScheduleView, VIEWS } from '../../timeline/view';
import { present, readDate, readOneOf, readText, readWhole } from '../../ui/address';

/** The state of a resource's page that its address keeps. */
export interface ResourceView {
  /** Absent = the week, or its list on a phone. */
  readonly view?: ScheduleView;
  readonly date?: string;
  /** The chosen slot: two instants with a slash. */
  readonly slot?: string;
  readonly units?: number;
}

export const readResourceView = (search: Readonly<Record<string, unknown>>): ResourceView =>
  present({
    view: readOneOf(search.view, VIEWS),
    date: readDate(search.date),
    slot: readText(search.slot),
    units: readWhole(search.units, 10_000),
  });
