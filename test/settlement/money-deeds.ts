import type { Line, Month } from './account.js';
import { digitsOf, written } from './exact.js';
import type { Living } from './living.js';
import { seenStatement } from './look.js';
import { newDiscount, newTariff } from './offers.js';
import { dayBegins, iso, localText, MINUTE, monthOf, nextMonth } from '../worlds/wall-clock.js';

const DAY = 1440 * MINUTE;

export async function publish(living: Living, placeId: string | null, effectiveFrom: number | null): Promise<void> {
  const { books, dice, town } = living;
  const resourceId = placeId ?? dice.one(books.places)?.id ?? '';
  const before = books.tariffs.find((tariff) => tariff.resourceId === resourceId)?.currency;
  const usual = books.tariffs[0]?.currency ?? dice.one(['CNY', 'CNY', 'EUR', 'JPY', 'KWD']) ?? 'CNY';
  const currency = dice.chance(0.95) ? (before ?? usual) : (dice.one(['CNY', 'JPY', 'KWD']) ?? 'CNY');
  const drawn = newTariff(dice, resourceId, currency, effectiveFrom ?? living.now);
  // Items paid by use stand beside items paid by overrun, so that one may give minutes back that the other needs.
  const usualBasis =
    books.places.findIndex(({ id }) => id === resourceId) % 2 === 0
      ? ('USED' as const)
      : ('RESERVED_PLUS_OVERRUN' as const);
  const tariff = dice.chance(0.5) ? drawn : { ...drawn, basis: usualBasis };
  const input = { ...tariff, effectiveFrom: effectiveFrom === null ? null : iso(effectiveFrom) };
  const { rate, codes, userErrors } = await living.do(town.cast.boss, 'publishRate', input);
  const taken = books.tariffs.some(
    (one) =>
      one.resourceId === resourceId && one.audience === tariff.audience && one.effectiveFrom === tariff.effectiveFrom,
  );
  // Resources that are booked together have rates of one currency.
  const mixed =
    books.tariffs.some((one) => one.currency !== currency) && userErrors.some(({ field }) => field[0] === 'currency');
  expect(codes).toEqual(taken || mixed ? ['INVALID'] : []);
  if (rate !== null) books.tariffs.push(tariff);
}

/** Some time in the past, now, or to come. */
export const publishSome = (living: Living): Promise<void> => {
  const { dice, now } = living;
  return publish(living, null, dice.one([null, now - dice.below(30 * DAY), now + dice.below(20 * DAY)]) ?? null);
};

/** In force from a day that may be over, for some of the places or for all; each ends on a day of its own. */
export async function agree(living: Living): Promise<void> {
  const { books, dice, town } = living;
  const { boss, dean } = town.cast;
  const first = books.treaties.length === 0;
  const consumer = first || dice.chance(0.7) ? town.school : town.college;
  const day = (instant: number) => localText(instant, town.zone).slice(0, 10);
  const from = day(living.now - (first ? 30 : dice.below(40) - 10) * DAY);
  const to = day(
    living.now + (2 + books.treaties.length * 3 + dice.below(3) + (first || dice.chance(0.5) ? 40 : 0)) * DAY,
  );
  const some = books.places.filter(() => dice.chance(0.6)).map(({ id }) => id);
  const places = first || dice.chance(0.5) || some.length === 0 ? null : some;
  const terms = { includedMinutes: dice.one([0, 90, 200, 400, 3000]) ?? 0, discountPercent: newDiscount(dice) };
  const input = { providerId: town.plant, consumerId: consumer, from, to, resourceIds: places, ...terms };
  const [proposer, accepter] = dice.chance(0.5) ? [boss, dean] : [dean, boss];
  if (books.treaties.some(({ endsAt }) => endsAt === dayBegins(to, town.zone)) || from >= to) return;
  const { agreement } = await living.do(proposer, 'proposeAgreement', input);
  const { codes } = await living.do(accepter, 'acceptAgreement', { agreementId: agreement.id });
  expect(codes).toEqual([]);
  books.treaties.push({
    id: agreement.id,
    consumer,
    startsAt: dayBegins(from, town.zone),
    endsAt: dayBegins(to, town.zone),
    included: terms.includedMinutes,
    discountPercent: terms.discountPercent,
    places,
    endedAt: null,
  });
}

export async function endAgreement(living: Living): Promise<void> {
  const { books, dice, now } = living;
  const running = books.treaties.filter(({ endsAt, endedAt }) => endedAt === null && now < endsAt);
  const treaty = dice.one(running);
  if (treaty === undefined) return;
  const { codes } = await living.do(living.town.cast.boss, 'endAgreement', { agreementId: treaty.id, reason: 'Moved' });
  expect(codes).toEqual([]);
  treaty.endedAt = now;
}

function someMonth({ books, dice, town, now }: Living): Pick<Month, 'consumer' | 'currency' | 'month'> {
  const open = books.months.filter(({ status }) => status === 'OPEN');
  const known = dice.chance(0.8) ? dice.one(open) : dice.one(books.months);
  if (known !== undefined) return known;
  const { currency } = dice.one(books.tariffs) ?? { currency: 'CNY' };
  return { consumer: town.school, currency, month: monthOf(now - dice.below(30) * DAY, town.zone) };
}

export async function issue(living: Living, which = someMonth(living)): Promise<void> {
  const { books, town, now } = living;
  const { consumer, currency, month } = which;
  const known = books.months.find(
    (one) => one.consumer === consumer && one.currency === currency && one.month === month,
  );
  const input = { providerId: town.plant, consumerId: consumer, currency, month };
  const { statement, codes } = await living.do(town.cast.boss, 'issueStatement', input);
  const again = known !== undefined && known.status !== 'OPEN';
  const expected = again
    ? []
    : [
        ...(now < dayBegins(nextMonth(month), town.zone) ? ['PERIOD_NOT_OVER'] : []),
        ...(books.exceptions({ consumer, currency, month }).length > 0 ? ['EXCEPTIONS_OPEN'] : []),
      ];
  expect(codes).toEqual(expected);
  if (statement === null) return;
  const kept = known ?? books.month({ consumer, currency, month });
  if (again) {
    living.count('issued again');
    expect(statement.fingerprint).toBe(kept.fingerprint);
    return;
  }
  kept.status = 'ISSUED';
  kept.fingerprint = statement.fingerprint;
}

async function someStatement(living: Living, ...statuses: Month['status'][]) {
  const months = living.books.months.filter(({ status }) => statuses.includes(status));
  const month = living.dice.one(months);
  return month === undefined ? null : { month, statement: await seenStatement(living, month) };
}

export async function accept(living: Living): Promise<void> {
  const found = await someStatement(living, 'ISSUED', 'ISSUED', 'OPEN', 'ACCEPTED');
  if (found === null) return;
  const { month, statement } = found;
  const input = { statementId: statement.id };
  const { codes } = await living.do(living.adminOf(month.consumer), 'acceptStatement', input);
  const disputed = month.lines.some((line) => line.disputed);
  expect(codes).toEqual(month.status !== 'ISSUED' ? ['WRONG_STATUS'] : disputed ? ['DISPUTED'] : []);
  if (codes.length === 0) month.status = 'ACCEPTED';
}

export async function settle(living: Living): Promise<void> {
  const found = await someStatement(living, 'ACCEPTED', 'ACCEPTED', 'ISSUED', 'SETTLED');
  if (found === null) return;
  const { codes } = await living.do(living.town.cast.boss, 'settleStatement', { statementId: found.statement.id });
  expect(codes).toEqual(found.month.status === 'ACCEPTED' ? [] : ['WRONG_STATUS']);
  if (codes.length === 0) found.month.status = 'SETTLED';
}

/** A line of a month, as the service calls it. */
async function someLine(living: Living, ...statuses: Month['status'][]) {
  const found = await someStatement(living, ...statuses);
  const disputed = found?.month.lines.filter((line) => line.disputed) ?? [];
  const line = living.dice.one(disputed.length > 0 && living.dice.chance(0.6) ? disputed : (found?.month.lines ?? []));
  if (found === null || line === undefined) return null;
  const seen = found.statement.byKey.get(line.of) ?? [];
  const id = seen[linesLike(found.month, line).indexOf(line)]?.id;
  if (id === undefined) throw new Error(`the line of ${line.of} is not there`);
  return { month: found.month, line, id };
}

/** Several corrections of one line have the same key; they come in the order in which they were made. */
const linesLike = (month: Month, line: Line): Line[] => month.lines.filter(({ of }) => of === line.of);

export async function dispute(living: Living): Promise<void> {
  const found = await someLine(living, 'ISSUED', 'ISSUED', 'OPEN', 'SETTLED');
  if (found === null) return;
  const { month, line, id } = found;
  const input = { lineId: id, reason: 'It was broken' };
  const { codes } = await living.do(living.adminOf(month.consumer), 'disputeStatementLine', input);
  expect(codes).toEqual(month.status === 'ISSUED' && !line.disputed ? [] : ['WRONG_STATUS']);
  if (codes.length === 0) line.disputed = true;
}

export async function adjust(living: Living): Promise<void> {
  const { dice, books, town } = living;
  const found = await someLine(living, 'ISSUED', 'ISSUED', 'OPEN', 'ACCEPTED', 'SETTLED');
  if (found === null) return;
  const { month, line, id } = found;
  const minor = dice.chance(0.3) ? 0n : BigInt(dice.below(4000) - 2500);
  const input = { lineId: id, amount: written(minor, month.currency), reason: 'Half of it' };
  const { codes, statement } = await living.do(town.cast.boss, 'adjustStatementLine', input);
  expect(codes).toEqual(minor === 0n && !line.disputed ? ['INVALID'] : []);
  if (codes.length > 0) return;
  books.correct(month, line, id, minor);
  // The answer is the present statement of the line.
  const total = month.lines.reduce((all, each) => all + each.minor, 0n);
  expect(statement.total.amount).toBe(written(total, month.currency));
  living.count(`adjusted with ${digitsOf(month.currency)} digits`);
}
