import { built } from '../support/built.js';
import { type Booked, drawnBy, type Month, statusOf } from './account.js';
import { minorOf, written } from './exact.js';
import type { Living } from './living.js';
import { nextMonth } from '../worlds/wall-clock.js';
import type { Balance, Money, Statement, StatementLine, UsageRecord } from '../worlds/schema.js';

const { SettleMissed } = await built('bookings/index');

const amount = (money: { minor: bigint; currency: string } | null) =>
  money === null ? null : { amount: written(money.minor, money.currency), currency: money.currency };

const keyOf = (line: StatementLine): string =>
  line.usage === null ? `correction of ${line.corrects.id}` : `${line.usage.booking.id} ${line.usage.resource.id}`;

/** A statement as the consumer sees it, its lines by what they are of. */
export async function seenStatement(living: Living, { consumer, currency, month }: Month) {
  const all = await living.desk.statements(living.adminOf(consumer), consumer);
  const found = all.find(
    (one) => one.from === month && one.total.currency === currency && one.consumer.id === consumer,
  );
  if (found === undefined) throw new Error(`the statement of ${month} in ${currency} is not there`);
  return { ...found, byKey: Map.groupBy(found.lines, keyOf) };
}

const expectedBooking = (booked: Booked, now: number) => ({
  id: booked.id,
  status: statusOf(booked, now),
  quote: amount(booked.quote),
  usage: booked.uses
    .map(({ place, charge, ...use }) => ({ ...use, resource: { id: place }, charge: amount(charge) }))
    .sort((a, b) => (a.resource.id < b.resource.id ? -1 : 1)),
});

/** The amounts of parts add up to the charge; where there is none there are no parts. */
function expectParts(usage: readonly UsageRecord[]): void {
  for (const { charge, parts } of usage) {
    if (charge === null) expect(parts).toEqual([]);
    else {
      const minors = parts.map((part) => minorOf(part.amount, charge.currency));
      expect(
        written(
          minors.reduce((all, minor) => all + minor, 0n),
          charge.currency,
        ),
      ).toBe(charge.amount);
    }
  }
}

/** Expects that a consumer who comes and goes as booked pays the quote. */
function expectQuoteKept(booked: Booked, quote: Money, usage: readonly UsageRecord[]): void {
  if (booked.checkedInAt !== booked.startsAt || booked.checkedOutAt !== booked.endsAt || quote === null) return;
  const charged = usage.flatMap(({ charge }) => (charge === null ? [] : [minorOf(charge.amount, charge.currency)]));
  expect(
    written(
      charged.reduce((all, minor) => all + minor, 0n),
      quote.currency,
    ),
  ).toBe(quote.amount);
}

async function expectBookings({ desk, books, town, now }: Living): Promise<void> {
  const seen = new Map((await desk.bookings(town.cast.boss, town.plant)).map((booking) => [booking.id, booking]));
  expect(seen.size).toBe(books.bookings.length);
  for (const booked of books.bookings) {
    const shown = seen.get(booked.id);
    if (shown === undefined) throw new Error(`the booking ${booked.id} is not there`);
    const { id, status, quote, usage } = shown;
    const plain = usage
      .map((use) => ({ ...use, id: undefined, parts: undefined }))
      .sort((a, b) => (a.resource.id < b.resource.id ? -1 : 1));
    expect({ id, status, quote, usage: plain }).toEqual(expectedBooking(booked, now));
    expectParts(usage);
    expectQuoteKept(booked, quote, usage);
  }
}

const expectedStatement = (provider: string, month: Month) => ({
  key: `${month.consumer} ${month.currency} ${month.month}`,
  provider,
  to: nextMonth(month.month),
  status: month.status,
  total: written(
    month.lines.reduce((all, { minor }) => all + minor, 0n),
    month.currency,
  ),
  fingerprint: month.fingerprint,
  lines: month.lines.map((line) => `${line.of} ${written(line.minor, month.currency)} ${line.disputed}`).sort(),
});

const seenAs = (statement: Statement) => ({
  key: `${statement.consumer.id} ${statement.total.currency} ${statement.from}`,
  provider: statement.provider.id,
  to: statement.to,
  status: statement.status,
  total: statement.total.amount,
  // Until it is issued it may change.
  fingerprint: statement.status === 'OPEN' ? null : statement.fingerprint,
  lines: statement.lines.map((line) => `${keyOf(line)} ${line.amount.amount} ${line.disputed}`).sort(),
});

const byKey = (a: { key: string }, b: { key: string }): number => (a.key < b.key ? -1 : 1);

async function expectStatements({ desk, books, town }: Living): Promise<void> {
  const seen = await desk.statements(town.cast.boss, town.plant);
  const expected = books.months.map((month) => expectedStatement(town.plant, month));
  expect(seen.map(seenAs).sort(byKey)).toEqual(expected.sort(byKey));
  for (const consumer of [town.school, town.college]) {
    const theirs = await desk.statements(town.cast.dean, consumer);
    expect(theirs.map(seenAs)).toEqual(seen.filter((one) => one.consumer.id === consumer).map(seenAs));
  }
}

const pairsOf = ({ books }: Living) => new Set(books.months.map(({ consumer, currency }) => `${consumer} ${currency}`));

/** The balances by the recomputation, and by the answers to both sides. */
async function expectBalances(living: Living): Promise<void> {
  const { desk, books, town } = living;
  const pairs = pairsOf(living);
  const expected = [...pairs].map((pair) => {
    const [consumer = '', currency = ''] = pair.split(' ');
    return `${pair} ${written(books.owed(consumer, currency), currency)}`;
  });
  const told = (balance: Balance) => `${balance.consumer.id} ${balance.amount.currency} ${balance.amount.amount}`;
  const seen = (await desk.balances(town.cast.boss, town.plant)).map(told);
  expect(seen.sort()).toEqual(expected.sort());
  for (const consumer of [town.school, town.college]) {
    const theirs = (await desk.balances(town.cast.dean, consumer)).map(told).sort();
    expect(theirs).toEqual(expected.filter((each) => each.startsWith(`${consumer} `)));
  }
}

/** The job writes what answers show before: the same uses, lines, statements and sums, by the same ids. */
async function expectWrittenAsShown(living: Living): Promise<void> {
  const { desk, town, service } = living;
  const answers = async () => [
    await desk.bookings(town.cast.boss, town.plant),
    await desk.statements(town.cast.boss, town.plant),
    await desk.balances(town.cast.boss, town.plant),
  ];
  const before = await answers();
  if ((await service.app.get(SettleMissed).ofProviders()) > 0) living.count('missed');
  expect(await answers()).toEqual(before);
}

/** The ledger posts what the recomputation says. */
async function expectPosted(living: Living): Promise<void> {
  const { books, town, service } = living;
  const pairs = pairsOf(living);
  const ledger = await service.database.run<{ consumer: string; currency: string; minor: string }>(
    {
      name: 'test.receivables',
      text: `select 'org_' || t.consumer_id as consumer, t.currency, sum(p.amount_minor)::text as minor
               from ledger_transaction t join ledger_posting p using (organization_id, transaction_id)
              where 'org_' || t.organization_id = $1 and p.account = 'RECEIVABLE' group by 1, 2`,
    },
    [town.plant],
  );
  const posted = new Map(ledger.map(({ consumer, currency, minor }) => [`${consumer} ${currency}`, BigInt(minor)]));
  for (const pair of pairs) {
    const [consumer = '', currency = ''] = pair.split(' ');
    expect([pair, posted.get(pair) ?? 0n]).toEqual([pair, books.owed(consumer, currency)]);
  }
  expect([...posted.keys()].filter((pair) => !pairs.has(pair))).toEqual([]);
}

/** Whatever was posted sums to nothing, in each transaction and each currency. */
async function expectBalancedLedger({ service, town }: Living): Promise<void> {
  const unbalanced = await service.database.run(
    {
      name: 'test.unbalanced',
      text: `select t.transaction_id::text, sum(p.amount_minor) from ledger_transaction t
               left join ledger_posting p using (organization_id, transaction_id)
              where 'org_' || t.organization_id = $1 group by 1 having sum(p.amount_minor) is distinct from 0
             union all
             select t.currency, sum(p.amount_minor) from ledger_transaction t
               join ledger_posting p using (organization_id, transaction_id)
              where 'org_' || t.organization_id = $1 group by 1 having sum(p.amount_minor) <> 0`,
    },
    [town.plant],
  );
  expect(unbalanced).toEqual([]);
}

async function expectDraws({ desk, books, town, now }: Living): Promise<void> {
  for (const treaty of books.treaties) {
    const drawn = books.bookings
      .filter((booked) => booked.treaty === treaty)
      .reduce((all, booked) => all + drawnBy(booked, now), 0);
    expect(drawn).toBeLessThanOrEqual(treaty.included);
    expect([treaty.id, await desk.usedIncludedMinutes(town.cast.dean, treaty.id)]).toEqual([treaty.id, drawn]);
  }
}

/** Everything that the service tells about money is what the recomputation says. */
export async function look(living: Living): Promise<void> {
  living.told.push('(look)');
  await expectDraws(living);
  await expectBookings(living);
  await expectStatements(living);
  await expectBalances(living);
  await expectWrittenAsShown(living);
  await expectPosted(living);
  await expectBalancedLedger(living);
}
