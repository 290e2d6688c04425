import { Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { organizationIds } from '../../access/ids.js';
import type { Locale } from '../../platform/core/locale.js';
import { labelIn } from '../../platform/core/message.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import { enumType } from '../../platform/graphql/enum-type.js';
import { fill } from '../../platform/graphql/fill.js';
import { MoneyObject } from '../../platform/graphql/money.object.js';
import { LocalDateScalar } from '../../platform/graphql/scalars/local-date.js';
import { windowOf } from '../question/report-question.inputs.js';
import type { DemandReport, DemandRow } from './core/refused-demand.js';
import type { DemandQuestion } from './report-refused-demand.js';
import { toldDemand } from './told-demand.js';
import { Field, NullableField } from '../../platform/graphql/field.js';

export const RefusedDemandGrouping = enumType('RefusedDemandGrouping', 'Groupings of a report of refused demand.', {
  REASON:
    'The first rule that refused a request, the only filter that excluded everything of a search, or NOTHING: no ' +
    'single one, or `nearestFits` was not asked. The most wanted first.',
  SKILL:
    'A skill of the resource as it is now, or that was searched for; who has several is in several rows. What ' +
    'differs only in case, width, accents or spaces is one skill, spelled as most of what is listed spells it, ' +
    'else as it was most asked for. The most wanted first.',
  HOUR_OF_WEEK:
    'The hour of a weekday in which it should have begun, on the wall clock of the resource, or of the site ' +
    'nearest to where was searched, else UTC; from Monday 00:00 on.',
  DISTANCE: 'Within how many kilometres was searched; from the nearest on.',
  RESOURCE: 'The resource that was requested; the most wanted first.',
});
export type RefusedDemandGrouping = keyof typeof RefusedDemandGrouping;

@InputType('RefusedDemandInput', { description: 'The subject and the window.' })
export class RefusedDemandInput {
  @Field(
    () => LocalDateScalar,
    'The first day on which it was asked, in the zone of the resource; of searches, as for HOUR_OF_WEEK.',
  )
  from: LocalDateTime;
  @Field(() => LocalDateScalar, 'The first day after it; at most 366 days later.') to: LocalDateTime;
  @Field(() => RefusedDemandGrouping, 'The grouping of the rows.', { defaultValue: RefusedDemandGrouping.REASON })
  groupBy: RefusedDemandGrouping;
  @NullableField(
    () => ID,
    'The provider; null: every organization whose reports the viewer may see, of platform admins everything.',
  )
  organizationId?: string | null;
}

/** Throws BAD_USER_INPUT for a window that is empty or too long. */
export const demandQuestionOf = (input: RefusedDemandInput): DemandQuestion => ({
  days: windowOf(input),
  groupBy: input.groupBy,
  organizationId: organizationIds.readGiven(input.organizationId) ?? null,
});

@ObjectType('RefusedDemandRow', { description: 'Refused demand of one group; it says nothing of persons.' })
export class RefusedDemandRowObject {
  @Field(
    () => String,
    "A reason, a skill ('' for none), MONDAY-08, UNDER_10_KM ('' for no distance), a resource's id ('' for none); " +
      'OTHERS for all that is not told by itself; of totals the empty text.',
  )
  key: string;
  @Field(() => String, 'The same in words, in the language asked for.') label: string;
  @Field(() => Float, 'Each item of a request, occurrence of a series and search that found nothing is one.')
  number: number;
  @Field(() => Float, 'Units times wanted minutes, at most the units that there are for 366 days each time.')
  unitMinutes: number;
  @Field(() => Int, 'Distinct organizations for which it was asked; searches may name none.') organizations: number;
  @Field(
    () => [MoneyObject],
    'The price that the refused requests would have had: each item by the rate in effect for the organization at the start, as ' +
      'known when it was refused, less the discount of the agreement it would have been booked under; no included ' +
      'minutes drawn, no fees, units and minutes as in `unitMinutes`. Rounded for each item, one amount for each ' +
      'currency, by its code. Who asks again, or cannot move a booking, is counted with all of it. Empty where nothing ' +
      'has a price, as no search has: it names no resource.',
  )
  worth: MoneyObject[];

  static of(this: void, row: DemandRow, locale: Locale): RefusedDemandRowObject {
    const { key, label, number, unitMinutes, organizations, worth } = toldDemand(row);
    const figures = { number, unitMinutes, organizations, worth: worth.map(MoneyObject.of) };
    return fill(RefusedDemandRowObject, { key, label: labelIn(locale, label), ...figures });
  }
}

@ObjectType('RefusedDemandReport', {
  description: 'Refused demand: the income that a provider misses, and the practice that a school misses.',
})
export class RefusedDemandReportObject {
  @Field(
    () => [RefusedDemandRowObject],
    'In the order that the grouping says, OTHERS last: for providers, all rows that fewer than 3 organizations ' +
      'other than these asked for, and what is beyond 1,000 rows.',
  )
  rows: RefusedDemandRowObject[];
  @Field(() => RefusedDemandRowObject, 'Everything once, also where rows overlap.') totals: RefusedDemandRowObject;

  static of(this: void, { rows, totals }: DemandReport, locale: Locale): RefusedDemandReportObject {
    return fill(RefusedDemandReportObject, {
      rows: rows.map((row) => RefusedDemandRowObject.of(row, locale)),
      totals: RefusedDemandRowObject.of(totals, locale),
    });
  }
}
