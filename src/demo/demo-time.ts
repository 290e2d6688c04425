import { Injectable } from '@nestjs/common';
import {
  bookingUnder,
  RequestBooking,
  RequestBookingSeries,
  ScheduleDowntime,
  seriesUnder,
} from '../bookings/index.js';
import type { OrganizationKey, ResourceKey } from '../platform/core/keys.js';
import { formatInstant } from '../platform/core/calendar.js';
import { addDays, type LocalDateTime, midnightOf, weekdayOf } from '../platform/core/local-time.js';
import { HOUR_MS, type Instant } from '../platform/core/time-range.js';
import { localAt, resolveLocal } from '../platform/core/zone.js';
import { Database } from '../platform/db/database.js';
import { DemoHistory } from './demo-history.js';
import { DemoPeople } from './demo-people.js';
import { done, named } from './done.js';
import { hasDowntime } from './present.queries.js';

const ZONE = 'Asia/Shanghai';

@Injectable()
export class DemoTime {
  constructor(
    private readonly database: Database,
    private readonly people: DemoPeople,
    private readonly book: RequestBooking,
    private readonly bookSeries: RequestBookingSeries,
    private readonly scheduleDowntime: ScheduleDowntime,
    private readonly history: DemoHistory,
  ) {}

  /** A semester, single bookings and a maintenance, from the Monday after next on; and the weeks behind. */
  async fill(
    organizations: ReadonlyMap<string, OrganizationKey>,
    resources: ReadonlyMap<string, ResourceKey>,
    startedAt: Instant,
  ): Promise<void> {
    const today = midnightOf(localAt(startedAt, ZONE));
    const day = formatInstant(today).slice(0, 10);
    const monday = addDays(today, 15 - weekdayOf(today));
    const at = (day: number, hour: number) => (addDays(monday, day) + hour * HOUR_MS) as LocalDateTime;
    const period = (day: number, from: number, to: number) => ({
      startsAt: resolveLocal(at(day, from), ZONE).instant,
      endsAt: resolveLocal(at(day, to), ZONE).instant,
    });
    const item = (code: string, units = 1) => ({ resourceId: named(resources, code), units });
    const school = { organizationId: named(organizations, 'shenzhen-polytechnic'), attendees: 20, agreementId: null };
    const coordinator = await this.people.viewer('li.wei@szpt.example');
    const semester = await this.bookSeries.execute(
      coordinator,
      seriesUnder(`demo-semester-${day}`, {
        ...school,
        items: [item('ROB-LAB')],
        title: '机器人编程 · Robot programming',
        startsAtLocal: at(1, 9),
        endsAtLocal: at(1, 12),
        recurrence: 'FREQ=WEEKLY;COUNT=12',
        exceptLocal: [],
        // The lab is closed on public holidays.
        onConflict: 'SKIP_CONFLICTS',
      }),
    );
    if (semester.seriesId === null) {
      throw new Error(`the demo semester was refused: ${JSON.stringify(semester.refusals)}`);
    }
    const lathes = {
      ...school,
      items: [item('CK6140', 8)],
      title: '数控车削实训 · CNC turning',
      period: period(2, 13, 17),
      hold: false,
    };
    done(await this.book.execute(coordinator, bookingUnder(`demo-lathes-${day}`, lathes)));
    const base = {
      ...school,
      items: [item('HL-BASE')],
      title: '教师培训 · Teacher training',
      period: period(4, 9, 12),
      hold: false,
    };
    done(await this.book.execute(coordinator, bookingUnder(`demo-training-${day}`, base)));
    const manager = await this.people.viewer('sun.li@hualong.example');
    const maintenance = {
      resourceId: named(resources, 'DMU-50'),
      period: period(3, 8, 12),
      reason: '主轴保养 · Spindle service',
    };
    if (!(await hasDowntime(this.database, maintenance.resourceId))) {
      done(await this.scheduleDowntime.execute(manager, maintenance));
    }
    // A school that has booked before may have its past use written down.
    await this.history.write(organizations, resources, startedAt);
  }
}
