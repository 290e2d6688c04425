import { audienceWord } from '../../../catalog/core/resource.js';
import { formatInstant, formatLocalTime, weekdayWord } from '../../../platform/core/calendar.js';
import type { Decimal } from '../../../platform/core/decimal.js';
import { Locale } from '../../../platform/core/locale.js';
import { type Message, message, textIn, type Word } from '../../../platform/core/message.js';
import type { RateBand, RateVersion } from './rate-terms.js';
import { chargeWords } from './words.js';

/** Minutes of one price. */
interface TimeStep extends Pick<RateVersion, 'hourly' | 'currency' | 'audience' | 'effectiveFrom'> {
  readonly kind: 'TIME';
  readonly minutes: number;
  readonly units: number;
  /** The hours from which the step counts; null = the price from the first hour on. */
  readonly fromHours: Decimal | null;
  readonly band: RateBand | null;
}

/** The facts of one step of the way to a charge. */
export type ChargeStep =
  | TimeStep
  | { readonly kind: 'INCLUDED'; readonly included: number; readonly all: number }
  | { readonly kind: 'MINIMUM'; readonly minimum: Decimal; readonly currency: string }
  | { readonly kind: 'DISCOUNT'; readonly percent: Decimal }
  | { readonly kind: 'NO_SHOW' | 'LATE_CANCELLATION' };

/** One step of the way to a charge; the amounts of all parts add up to it. */
export interface ChargePart {
  readonly step: ChargeStep;
  readonly minutes: number | null;
  /** In the smallest unit of the currency. */
  readonly minor: bigint;
}

/** A part as it is stored: the English text never changes; null = it was stored without its facts. */
export interface StoredPart extends Omit<ChargePart, 'step'> {
  readonly step: ChargeStep | null;
  readonly description: string;
}

const count = (number: number, en: string, zh: string): Word => ({
  code: String(number),
  en: `${number} ${en}${number === 1 ? '' : 's'}`,
  zh: `${number} ${zh}`,
});

function weekdaysOf({ weekdays }: RateBand): Word {
  const words = weekdays.map((weekday) => weekdayWord(weekday, 'short'));
  return {
    code: weekdays.join(','),
    en: words.map(({ en }) => en).join(' '),
    zh: words.map(({ zh }) => zh).join('、'),
  };
}

function timeMessage({
  minutes,
  units,
  hourly,
  currency,
  audience,
  effectiveFrom,
  fromHours,
  band,
}: TimeStep): Message {
  const facts = {
    ...{ minutes: count(minutes, 'minute', '分钟'), units: count(units, 'unit', '台'), hourly, currency },
    ...{ audience: audienceWord(audience), effectiveFrom: formatInstant(effectiveFrom) },
  };
  if (band === null) {
    return fromHours === null ? message(chargeWords.time, facts) : message(chargeWords.step, { ...facts, fromHours });
  }
  const [from, to] = [formatLocalTime(band.startsAt), formatLocalTime(band.endsAt)];
  const banded = { ...facts, percent: band.discountPercent, weekdays: weekdaysOf(band), from, to };
  return fromHours === null
    ? message(chargeWords.band, banded)
    : message(chargeWords.stepAndBand, { ...banded, fromHours });
}

function messageOf(step: ChargeStep): Message {
  switch (step.kind) {
    case 'TIME':
      return timeMessage(step);
    case 'INCLUDED': {
      const { included, all } = step;
      return message(chargeWords.included, { included, all: count(all, 'unit-minute', '台·分钟') });
    }
    case 'MINIMUM':
      return message(chargeWords.minimum, { minimum: step.minimum, currency: step.currency });
    case 'DISCOUNT':
      return message(chargeWords.discount, { percent: step.percent });
    case 'NO_SHOW':
      return message(chargeWords.noShow);
    case 'LATE_CANCELLATION':
      return message(chargeWords.lateCancellation);
  }
}

export const storedPart = (part: ChargePart): StoredPart => ({
  ...part,
  description: textIn(Locale.EN, messageOf(part.step)),
});

/** The description in a language: in English as it was stored. */
export const partDescription = (
  { step, description }: Pick<StoredPart, 'step' | 'description'>,
  locale: Locale,
): string => (step === null || locale === Locale.EN ? description : textIn(locale, messageOf(step)));
