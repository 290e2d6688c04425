import { type ScheduleView, VIEWS } from '../../timeline/view';
import { present, readDate, readOneOf, readText, without } from '../../ui/address';

/** The form of a downtime in an address: of a new one, or of one that exists. */
export interface DowntimeForm {
  /** "new", or the id of the downtime that is changed; absent = no form is open. */
  readonly form?: string;
  /** The resource that the form starts with. */
  readonly on?: string;
  /** The period that the form starts with: two instants with a slash. */
  readonly slot?: string;
}

export interface DowntimesSearch extends DowntimeForm {
  readonly resource?: string;
  readonly from?: string;
}

export interface CalendarSearch extends DowntimeForm {
  readonly view?: ScheduleView;
  readonly date?: string;
  /** The cursor of the page of resources. */
  readonly after?: string;
}

type Given = Readonly<Record<string, unknown>>;

const readForm = ({ form, on, slot }: Given): DowntimeForm =>
  present({ form: readText(form), on: readText(on), slot: readText(slot) });

export const readDowntimes = (search: Given): DowntimesSearch => ({
  ...readForm(search),
  ...present({ resource: readText(search.resource), from: readDate(search.from) }),
});

export const readCalendar = (search: Given): CalendarSearch => ({
  ...readForm(search),
  ...present({ view: readOneOf(search.view, VIEWS), date: readDate(search.date), after: readText(search.after) }),
});

/** A search without its form. */
export const closed = <Search extends DowntimeForm>(search: Search): Search => without(search, ['form', 'on', 'slot']);
