import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { firstShowing, MINUTE } from '../worlds/wall-clock.js';

type Row = Record<string, string>;

const DAY = 1440 * MINUTE;

const rowsOf = (directory: string, file: string): Row[] =>
  parse(readFileSync(path.join(directory, file), 'utf8'), { columns: true });
/** Wall clock, counted as if it were UTC. */
const wall = (text: string): number => Date.parse(`${text}Z`);

const instantOf = (local: number, zone: string): number => firstShowing(local / MINUTE, zone);

/** The local starts that a row of a plan means: once, or every week (the terms know nothing else). */
function startsOf({ starts_at: first = '', rrule = '', exdates = '' }: Row, zone: string): number[] {
  if (rrule === '') return [wall(first)];
  const parts = Object.fromEntries(rrule.split(';').map((part) => part.split('='))) as Row;
  expect(Object.keys(parts).filter((part) => !['FREQ', 'BYDAY', 'UNTIL', 'INTERVAL'].includes(part))).toEqual([]);
  expect(parts['FREQ']).toBe('WEEKLY');
  const days = (parts['BYDAY'] ?? '').split(',').map((day) => ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'].indexOf(day));
  const until = (parts['UNTIL'] ?? '').replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z');
  const monday = wall(first) - ((new Date(wall(first)).getUTCDay() + 6) % 7) * DAY;
  const except = new Set(
    exdates
      .split(';')
      .filter((text) => text !== '')
      .map(wall),
  );
  const found: number[] = [];
  for (let week = monday; ; week += 7 * Number(parts['INTERVAL'] ?? 1) * DAY) {
    for (const day of [...days].sort((a, b) => a - b)) {
      const start = week + day * DAY;
      if (instantOf(start, zone) > Date.parse(until)) return found;
      if (start >= wall(first) && !except.has(start)) found.push(start);
    }
  }
}

/** The totals of a term in a window of local days by room, from its files alone. */
export function termByRoom(directory: string, from: string, to: string) {
  const [first, last] = [wall(`${from}T00:00`), wall(`${to}T00:00`)];
  const [plan, closures] = [rowsOf(directory, 'plan.csv'), rowsOf(directory, 'closures.csv')];
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0) / 60_000;
  return rowsOf(directory, 'resources.csv').map(({ code = '', time_zone: zone = '' }) => {
    const booked = plan
      .filter((row) => row['resource'] === code)
      .flatMap((row) => {
        const length = wall(row['ends_at'] ?? '') - wall(row['starts_at'] ?? '');
        return startsOf(row, zone).map((start) => ({ start, length }));
      })
      .filter(({ start }) => start >= first && start < last);
    const down = closures
      .filter((row) => row['resource'] === code)
      .map((row) => [wall(row['starts_at'] ?? ''), wall(row['ends_at'] ?? '')] as const)
      .map(([startsAt, endsAt]) => Math.max(0, Math.min(endsAt, last) - Math.max(startsAt, first)));
    return {
      resource: { code },
      openMinutes: sum([instantOf(last, zone) - instantOf(first, zone)]),
      downMinutes: sum(down),
      bookedMinutes: sum(booked.map(({ length }) => length)),
      bookings: booked.length,
    };
  });
}
