import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { AdvanceBooking, bookingUnder, RequestBooking } from '../bookings/index.js';
import type { OrganizationKey, ResourceKey } from '../platform/core/keys.js';
import { formatInstant } from '../platform/core/calendar.js';
import { addDays, type LocalDateTime, midnightOf, weekdayOf } from '../platform/core/local-time.js';
import { HOUR_MS, type Instant, MINUTE_MS } from '../platform/core/time-range.js';
import { localAt, resolveLocal } from '../platform/core/zone.js';
import { DemoPeople } from './demo-people.js';
import { done, named } from './done.js';

const ZONE = 'Asia/Shanghai';
const WEEKS = 6;

/** A lesson that came every week, as the manager of the equipment wrote it down. */
interface PastLesson {
  readonly code: string;
  readonly units: number;
  readonly by: string;
  readonly consumer: string;
  readonly title: string;
  readonly weekdays: readonly number[];
  readonly from: number;
  readonly to: number;
  /** Minutes by which the class came later than booked, week by week in turn; null: nobody wrote its times down. */
  readonly late: readonly (number | null)[];
}

const lessons: readonly PastLesson[] = [
  {
    ...{ code: 'CK6140', units: 8, by: 'sun.li@hualong.example', consumer: 'shenzhen-polytechnic' },
    ...{ title: '数控车削实训 · CNC turning', weekdays: [2, 4], from: 13, to: 17, late: [0, 10, 5] },
  },
  {
    ...{ code: 'DMU-50', units: 1, by: 'sun.li@hualong.example', consumer: 'shenzhen-polytechnic' },
    ...{ title: '五轴加工实训 · 5-axis milling', weekdays: [3], from: 9, to: 12, late: [0, null, 15] },
  },
  {
    ...{ code: 'KR-10', units: 4, by: 'lin.xiao@yangtze.example', consumer: 'shenzhen-polytechnic' },
    ...{ title: '机器人编程 · Robot programming', weekdays: [1, 3], from: 9, to: 12, late: [5, 0] },
  },
  {
    ...{ code: 'KR-10', units: 1, by: 'lin.xiao@yangtze.example', consumer: 'yangtze-robotics' },
    ...{ title: '内部培训 · Own training', weekdays: [5], from: 14, to: 16, late: [0] },
  },
];

/** The weeks behind the present, so that reports, statements and the tasks of a month have something to tell. */
@Injectable()
export class DemoHistory {
  constructor(
    private readonly people: DemoPeople,
    private readonly book: RequestBooking,
    private readonly advance: AdvanceBooking,
  ) {}

  async write(
    organizations: ReadonlyMap<string, OrganizationKey>,
    resources: ReadonlyMap<string, ResourceKey>,
    startedAt: Instant,
  ): Promise<void> {
    const monday = addDays(midnightOf(localAt(startedAt, ZONE)), 1 - weekdayOf(localAt(startedAt, ZONE)));
    for (const lesson of lessons) {
      const manager = await this.people.viewer(lesson.by);
      const keys = { organizationId: named(organizations, lesson.consumer), resourceId: named(resources, lesson.code) };
      for (let week = WEEKS; week >= 1; week--) {
        const late = lesson.late[week % lesson.late.length] ?? null;
        for (const weekday of lesson.weekdays) {
          await this.writeOne(manager, lesson, keys, addDays(monday, weekday - 1 - 7 * week), late);
        }
      }
    }
  }

  private async writeOne(
    manager: Viewer,
    lesson: PastLesson,
    { organizationId, resourceId }: { readonly organizationId: OrganizationKey; readonly resourceId: ResourceKey },
    day: LocalDateTime,
    late: number | null,
  ): Promise<void> {
    const at = (hour: number): Instant => resolveLocal((day + hour * HOUR_MS) as LocalDateTime, ZONE).instant;
    const period = { startsAt: at(lesson.from), endsAt: at(lesson.to) };
    const request = {
      ...{ organizationId, items: [{ resourceId, units: lesson.units }], title: lesson.title, period },
      ...{ attendees: 20, agreementId: null, hold: false },
    };
    const key = `demo-past-${lesson.code}-${formatInstant(period.startsAt)}`;
    const { id: bookingId, status } = done(await this.book.execute(manager, bookingUnder(key, request)));
    if (late === null) return;
    const came = period.startsAt + late * MINUTE_MS;
    // A load that was cut short goes on where the booking stands.
    if (status === 'CONFIRMED') done(await this.advance.execute(manager, 'checkInBooking', { bookingId, at: came }));
    if (status === 'COMPLETED') return;
    done(await this.advance.execute(manager, 'checkOutBooking', { bookingId, at: period.endsAt }));
  }
}
