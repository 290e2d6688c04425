import { type Calendar, createCalendar, destroyCalendar, Interaction, ResourceTimeline } from '@event-calendar/core';
import '@event-calendar/core/index.css';
import './timeline.css';

/** Roles of a table that the calendar gives to parts that are none, and landmarks that lead nowhere. */
const TABLE_ROLES = new Set(['table', 'row', 'rowgroup', 'rowheader', 'columnheader', 'cell']);
const TABLE_ATTRIBUTES = ['aria-colindex', 'aria-colspan', 'aria-rowindex', 'aria-rowspan'];
const LANDMARKS = 'aside, header, nav, section, article';

/** Pixels between entries of a row. */
const GAP = 2;

/** Takes the roles away. It writes differences alone: the observer would hear of anything else for ever. */
function repair(calendar: HTMLElement): void {
  for (const element of calendar.querySelectorAll<HTMLElement>('*')) {
    // The cell with the focus is ours, and a grid indeed.
    if (element.closest('.tl-cells') !== null) continue;
    const role = element.getAttribute('role');
    if (role !== null && TABLE_ROLES.has(role)) element.removeAttribute('role');
    for (const attribute of TABLE_ATTRIBUTES) if (element.hasAttribute(attribute)) element.removeAttribute(attribute);
    if (element.matches(LANDMARKS) && element.getAttribute('role') === null) {
      element.setAttribute('role', 'presentation');
    }
    if (element.matches('time[aria-label]')) element.removeAttribute('aria-label');
  }
  const root = calendar.querySelector<HTMLElement>('.ec');
  if (root?.hasAttribute('role')) root.removeAttribute('role');
}

/** The calendar of the library in an element of the page, without the roles that it must not have. */
export class CalendarHost {
  private readonly calendar: Calendar;
  private readonly observer: MutationObserver;
  private options: Calendar.Options;
  private gap = GAP;
  private frame = 0;

  constructor(
    private readonly target: HTMLElement,
    options: Calendar.Options,
  ) {
    this.options = options;
    this.calendar = createCalendar(target, [ResourceTimeline, Interaction], options);
    this.observer = new MutationObserver(() => repair(target));
    repair(target);
    this.layOut();
    this.observer.observe(target, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['role', ...TABLE_ATTRIBUTES, 'aria-label'],
    });
  }

  /** Hands over the options that differ from those before. */
  set(next: Calendar.Options): void {
    for (const name of Object.keys(next) as (keyof Calendar.Options)[]) {
      if (next[name] !== this.options[name]) this.calendar.setOption(name, next[name]);
    }
    this.options = next;
    this.layOut();
  }

  /** The library lays entries out before it has drawn the new ones, so it is made to do so once more. */
  private layOut(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      this.gap = this.gap === GAP ? GAP + 0.01 : GAP;
      this.calendar.setOption('eventGap', this.gap);
    });
  }

  unselect(): void {
    this.calendar.unselect();
  }

  /** The element that scrolls, in which the days of all rows lie. */
  get main(): HTMLElement | null {
    return this.target.querySelector('.ec-main');
  }

  /** The cell of a day in a row. */
  dayCell(row: number, day: number, days: number): HTMLElement | null {
    return this.target.querySelectorAll<HTMLElement>('.ec-body .ec-day')[row * days + day] ?? null;
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
    this.observer.disconnect();
    void destroyCalendar(this.calendar);
  }
}
