import { Injectable } from '@nestjs/common';
import { usageRows } from '../accounting/index.js';
import type { Viewer } from '../access/index.js';
import { MissedUses } from '../bookings/index.js';
import { organizationsById } from '../organizations/index.js';
import type { AccountKey, OrganizationKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import type { Locale } from '../platform/core/locale.js';
import { message, textIn } from '../platform/core/message.js';
import { type Instant } from '../platform/core/time-range.js';
import { Database, statement } from '../platform/db/database.js';
import { forbidden } from '../platform/graphql/api-error.js';
import type { PageRequest } from '../platform/graphql/connection.js';
import { todayAndAfter } from './core/days.js';
import { type Months, monthsAround } from './core/months.js';
import { tasksAreHidden } from './core/refusals.js';
import { type TaskKind, taskKinds } from './core/task-kind.js';
import { type TaskScope, taskScope } from './core/task-scope.js';
import { homeOf, type HomeRow } from './home.queries.js';
import { taskCounts, taskPage, type TaskRow, type TasksAsked } from './tasks.queries.js';

export interface TaskCount {
  readonly kind: TaskKind;
  readonly count: number;
  /** The earliest deadline; null = none has one. */
  readonly soonest: Instant | null;
}

interface CountRow {
  readonly kind: TaskKind;
  readonly total: number;
  readonly soonest: Date | number | null;
}

/** A count above this is told as this. */
const MOST_COUNTED = 1_000;

/** Kinds whose deadlines or beginnings are months of the provider. */
const byMonth: readonly TaskKind[] = ['RECORD_TIMES', 'ISSUE_STATEMENT'];

const findZone = statement('tasks.zone-of-person')`
  select coalesce(a.time_zone, (
           select o.time_zone from membership m join organization o on o.organization_id = m.organization_id
            where m.account_id = a.account_id order by m.joined_order limit 1), 'UTC') as zone
    from account a where a.account_id = $1`;

/** Computes what waits for a viewer from the present state. */
@Injectable()
export class FindTasks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly missed: MissedUses,
  ) {}

  /** Throws FORBIDDEN in the language given, in the same words for an organization that does not exist. */
  scopeOf(viewer: Viewer, organizationId: OrganizationKey | null, locale: Locale): TaskScope {
    if (organizationId !== null && !viewer.roles.has(organizationId)) {
      throw forbidden(textIn(locale, message(tasksAreHidden)));
    }
    return taskScope(viewer, organizationId);
  }

  /** By deadline, null last, then kind, then id of the subject; one more than asked for when more follow. */
  async page(scope: TaskScope, kinds: readonly TaskKind[] | null, request: PageRequest): Promise<TaskRow[]> {
    const [due, kind, place] = request.after ?? [];
    const after = due === undefined || kind === undefined || place === undefined ? null : ([due, kind, place] as const);
    const count = request.first + 1;
    const asked = taskPage(await this.asked(scope, kinds ?? taskKinds), after, count);
    if (asked === null) return [];
    return (await this.database.run<TaskRow>(asked.statement, asked.values)).slice(0, count);
  }

  async total(scope: TaskScope, kinds: readonly TaskKind[] | null): Promise<number> {
    const rows = await this.counted(scope, kinds ?? taskKinds, null);
    return rows.reduce((sum, { total }) => sum + total, 0);
  }

  /** Kinds with at least one task, in their order. */
  async counts(scope: TaskScope): Promise<TaskCount[]> {
    const rows = await this.counted(scope, taskKinds, MOST_COUNTED);
    return rows
      .filter(({ total }) => total > 0)
      .map(({ kind, total, soonest }) => ({ kind, count: total, soonest: dueOrNull(soonest) }));
  }

  /** Bookings of today, those to come and the next one; days are those of the organization, else of the person. */
  async bookings(scope: TaskScope, organizationId: OrganizationKey | null): Promise<HomeRow> {
    const now = this.clock.now();
    const zone = organizationId === null ? await this.zoneOfPerson(scope.account) : await this.zoneOf(organizationId);
    const { today, after } = todayAndAfter(now, zone);
    const { account, memberOf } = scope;
    const seen = { account, memberOf, consumers: scope.own('booking'), providers: scope.provider('booking') };
    const asked = homeOf(seen, today, after, now);
    const [row] = await this.database.run<HomeRow>(asked.statement, asked.values);
    if (row === undefined) throw new Error('the bookings of a home answered no row');
    return row;
  }

  private async counted(scope: TaskScope, kinds: readonly TaskKind[], most: number | null): Promise<CountRow[]> {
    const asked = taskCounts(await this.asked(scope, kinds), most);
    return asked === null ? [] : this.database.run<CountRow>(asked.statement, asked.values);
  }

  private async asked(scope: TaskScope, kinds: readonly TaskKind[]): Promise<TasksAsked> {
    const now = this.clock.now();
    const accountants = kinds.includes('ISSUE_STATEMENT') ? scope.provider('issueStatement') : [];
    const managers = kinds.includes('RECORD_TIMES') ? scope.provider('recordedTimes') : [];
    const providers = kinds.some((kind) => byMonth.includes(kind)) ? [...new Set([...accountants, ...managers])] : [];
    const months = await this.monthsOf(providers, now);
    const missed = accountants.length === 0 ? [] : await this.missed.ofOrganizations(accountants);
    return { scope, kinds, now, months, unwritten: usageRows(missed) };
  }

  private async monthsOf(providers: readonly OrganizationKey[], now: Instant): Promise<Map<OrganizationKey, Months>> {
    const found = await organizationsById(this.database, providers);
    return new Map([...found].map(([key, { timeZone }]) => [key, monthsAround(now, timeZone)]));
  }

  private async zoneOf(organizationId: OrganizationKey): Promise<string> {
    const organization = (await organizationsById(this.database, [organizationId])).get(organizationId);
    return organization?.timeZone ?? 'UTC';
  }

  private async zoneOfPerson(account: AccountKey): Promise<string> {
    const [row] = await this.database.run<{ zone: string }>(findZone, [account]);
    return row?.zone ?? 'UTC';
  }
}

/** A deadline as the driver reads it; 'infinity' = none. */
export const dueOrNull = (due: Date | number | null): Instant | null =>
  due === null || !Number.isFinite(Number(due)) ? null : Number(due);
