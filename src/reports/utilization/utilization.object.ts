import { Float, Int, ObjectType } from '@nestjs/graphql';
import { rowWords } from '../question/core/words.js';
import { toldKey } from '../question/told-keys.js';
import type { Figures } from '../facts/core/figures.js';
import { fill } from '../../platform/graphql/fill.js';
import type { OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
import { labelIn } from '../../platform/core/message.js';
import type { Locale } from '../../platform/core/locale.js';
import { type FiguresTold, told } from './core/figures-told.js';
import type { UtilizationReport, UtilizationRow } from './report-utilization.js';
import { Field, NullableField } from '../../platform/graphql/field.js';

const minutes = (description: string) => Field(() => Float, description);
const count = (description: string) => Field(() => Int, description);
const ratio = (description: string) => NullableField(() => Float, `${description}; null when the denominator is 0.`);

@ObjectType({ isAbstract: true })
abstract class FiguresObject implements FiguresTold {
  @minutes('Units times opening hours, both as they are now, special days considered.') openMinutes: number;
  @minutes('What of the open time lay under downtimes; those that overlap count once.') downMinutes: number;
  @minutes('open - down.') availableMinutes: number;
  @minutes('Reserved by bookings that are or were CONFIRMED, IN_USE, COMPLETED or NO_SHOW, inside available time.')
  bookedMinutes: number;
  @minutes('From check-in to check-out, inside available time and at most as many units as there are; 0 until then.')
  usedMinutes: number;
  @minutes('available - used.') idleMinutes: number;
  @minutes('Used by other organizations than the owner.') sharedMinutes: number;
  @minutes(
    'Used by schools, the owner too when it is one. The three kinds add up to more only where their use overlaps.',
  )
  usedBySchoolsMinutes: number;
  @minutes('Used by enterprises, the owner too when it is one.') usedByEnterprisesMinutes: number;
  @minutes('Used by training centers, the owner too when it is one.') usedByTrainingCentersMinutes: number;
  @minutes('Used inside the time that each booking had reserved.') usedWithinBookedMinutes: number;
  @minutes('Units times rated hours per year, for the part of a year of 365 days that it is about; no whole minutes.')
  ratedMinutes: number;
  @count('Distinct bookings that are or were CONFIRMED, IN_USE, COMPLETED or NO_SHOW and start here.') bookings: number;
  @count('Those of them to which nobody came.') noShows: number;
  @count('Distinct bookings that would have started here and were cancelled too late; they count in no minutes.')
  lateCancellations: number;
  @ratio('booked / available, 0 to 1') bookedUtilization: number | null;
  @ratio('used / available, 0 to 1') usedUtilization: number | null;
  @ratio('shared / used, 0 to 1') sharingRate: number | null;
  @ratio('usedWithinBooked / booked, 0 to 1: how much of what was booked was used') fulfilment: number | null;
  @ratio('used / rated: effective hours against the yearly rated hours, may exceed 1') ratedUtilization: number | null;
  @ratio('From when the counted bookings were made to their starts, on average; what was recorded afterwards counts 0')
  averageLeadMinutes: number | null;
}

@ObjectType('UtilizationFigures', {
  description: 'All minutes are whole unit-minutes inside the window (Float because a province exceeds 32 bits).',
})
export class UtilizationFiguresObject extends FiguresObject {
  static of(this: void, figures: Figures): UtilizationFiguresObject {
    return fill(UtilizationFiguresObject, told(figures));
  }
}

@ObjectType('UtilizationRow', {
  description: 'All minutes are whole unit-minutes inside the window (Float because a province exceeds 32 bits).',
})
export class UtilizationRowObject extends FiguresObject {
  @Field(
    () => String,
    "An id, a kind, a skill ('' for none), 2027-03-01, 2027-W09, 2027-03 or MONDAY-08; of totals ''.",
  )
  key: string;
  @Field(() => String, 'The same in words, in the language asked for.') label: string;

  /** Not fields: the resolver loads what they refer to. */
  resourceKey: ResourceKey | null;
  organizationKey: OrganizationKey | null;
  /** The figures of the row in the window before; asked once for all rows. */
  earlier: () => Promise<Figures | null>;

  static of(
    this: void,
    row: UtilizationRow,
    locale: Locale,
    earlier: () => Promise<Figures | null>,
  ): UtilizationRowObject {
    const { resourceKey, organizationKey } = row;
    const words = { key: toldKey(row), label: labelIn(locale, row.label) };
    return fill(UtilizationRowObject, { ...told(row.figures), ...words, resourceKey, organizationKey, earlier });
  }
}

const TOTALS = { key: '', label: rowWords.total, resourceKey: null, siteKey: null, organizationKey: null };

@ObjectType('UtilizationReport', { description: 'How much was open, booked and used, and by whom.' })
export class UtilizationReportObject {
  @Field(() => [UtilizationRowObject], 'In the order that the grouping says.') rows: UtilizationRowObject[];
  @Field(
    () => UtilizationRowObject,
    'Each resource once, also where rows overlap; ratios divide sums and are no averages.',
  )
  totals: UtilizationRowObject;

  /** `before` computes the same report of the window before, once. */
  static of(
    this: void,
    { rows, totals }: UtilizationReport,
    locale: Locale,
    before: () => Promise<UtilizationReport>,
    matching: (report: UtilizationReport, index: number) => Figures | null,
  ): UtilizationReportObject {
    return fill(UtilizationReportObject, {
      rows: rows.map((row, index) => UtilizationRowObject.of(row, locale, async () => matching(await before(), index))),
      totals: UtilizationRowObject.of({ ...TOTALS, figures: totals }, locale, async () => (await before()).totals),
    });
  }
}
