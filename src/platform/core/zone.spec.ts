import fc from 'fast-check';
import { formatLocalDateTime, parseLocalDateTime } from './calendar.js';
import type { LocalDateTime } from './local-time.js';
import { canonicalTimeZone, isTimeZone, localAt, resolveLocal } from './zone.js';

const local = (text: string): LocalDateTime => {
  const value = parseLocalDateTime(text);
  if (value === null) throw new Error(`not a LocalDateTime: ${text}`);
  return value;
};

/** Intl's own word for an offset, which luxon does not read: it works offsets out from the parts of a date. */
function offsetByIntl(instant: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset', hour: 'numeric' });
  const [, sign, ...parts] = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(format.format(instant)) ?? [];
  const [hours = 0, minutes = 0, seconds = 0] = parts.map((digits: string | undefined) => Number(digits ?? 0));
  return (sign === '-' ? -1000 : 1000) * ((hours * 60 + minutes) * 60 + seconds);
}

const anyZone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const anyInstant = fc.integer({ min: Date.UTC(1850, 0, 1), max: Date.UTC(2120, 0, 1) });

/** Instants at which clocks changed, so that properties look where it matters. */
const CHANGES: readonly (readonly [zone: string, instant: string])[] = [
  ['Europe/Prague', '2027-03-28T01:00:00Z'],
  ['Europe/Prague', '2027-10-31T01:00:00Z'],
  ['Australia/Lord_Howe', '2027-04-03T15:00:00Z'],
  ['Australia/Lord_Howe', '2027-10-02T15:30:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z'],
  ['Pacific/Kwajalein', '1993-08-21T12:00:00Z'],
  ['America/Santiago', '2027-09-05T04:00:00Z'],
  ['America/Santiago', '2027-04-04T03:00:00Z'],
  ['America/Havana', '2027-11-07T05:00:00Z'],
  ['America/St_Johns', '2006-10-29T02:31:00Z'],
  ['Africa/Casablanca', '2025-02-23T02:00:00Z'],
  ['Africa/Casablanca', '2025-04-06T02:00:00Z'],
  ['Africa/Monrovia', '1972-01-07T00:44:30Z'],
  ['Asia/Kathmandu', '1985-12-31T18:30:00Z'],
  ['Asia/Manila', '1844-12-31T15:56:08Z'],
  ['Asia/Pyongyang', '2018-05-04T15:00:00Z'],
  ['Antarctica/Troll', '2027-03-28T01:00:00Z'],
  ['Asia/Gaza', '2040-10-20T00:00:00Z'],
];

/** The links of the IANA database, which Intl does not list. Clients may have stored any of them. */
const LINKS =
  'Africa/Asmara Africa/Timbuktu America/Argentina/Buenos_Aires America/Argentina/Catamarca ' +
  'America/Argentina/ComodRivadavia America/Argentina/Cordoba America/Argentina/Jujuy America/Argentina/Mendoza ' +
  'America/Atikokan America/Atka America/Ensenada America/Fort_Wayne America/Indiana/Indianapolis ' +
  'America/Kentucky/Louisville America/Knox_IN America/Montreal America/Nipigon America/Nuuk ' +
  'America/Pangnirtung America/Porto_Acre America/Rainy_River America/Rosario America/Santa_Isabel ' +
  'America/Shiprock America/Thunder_Bay America/Virgin America/Yellowknife Antarctica/South_Pole Asia/Ashkhabad ' +
  'Asia/Choibalsan Asia/Chongqing Asia/Chungking Asia/Dacca Asia/Harbin Asia/Ho_Chi_Minh Asia/Istanbul ' +
  'Asia/Kashgar Asia/Kathmandu Asia/Kolkata Asia/Macao Asia/Tel_Aviv Asia/Thimbu Asia/Ujung_Pandang ' +
  'Asia/Ulan_Bator Asia/Yangon Atlantic/Faroe Atlantic/Jan_Mayen Australia/ACT Australia/Canberra ' +
  'Australia/Currie Australia/LHI Australia/NSW Australia/North Australia/Queensland Australia/South ' +
  'Australia/Tasmania Australia/Victoria Australia/West Australia/Yancowinna Brazil/Acre Brazil/DeNoronha ' +
  'Brazil/East Brazil/West CET CST6CDT Canada/Atlantic Canada/Central Canada/Eastern Canada/Mountain ' +
  'Canada/Newfoundland Canada/Pacific Canada/Saskatchewan Canada/Yukon Chile/Continental Chile/EasterIsland ' +
  'Cuba EET EST EST5EDT Egypt Eire Etc/GMT Etc/GMT+0 Etc/GMT+1 Etc/GMT+10 Etc/GMT+11 Etc/GMT+12 Etc/GMT+2 ' +
  'Etc/GMT+3 Etc/GMT+4 Etc/GMT+5 Etc/GMT+6 Etc/GMT+7 Etc/GMT+8 Etc/GMT+9 Etc/GMT-0 Etc/GMT-1 Etc/GMT-10 ' +
  'Etc/GMT-11 Etc/GMT-12 Etc/GMT-13 Etc/GMT-14 Etc/GMT-2 Etc/GMT-3 Etc/GMT-4 Etc/GMT-5 Etc/GMT-6 Etc/GMT-7 ' +
  'Etc/GMT-8 Etc/GMT-9 Etc/GMT0 Etc/Greenwich Etc/UCT Etc/UTC Etc/Universal Etc/Zulu Europe/Belfast Europe/Kyiv ' +
  'Europe/Nicosia Europe/Tiraspol Europe/Uzhgorod Europe/Zaporozhye GB GB-Eire GMT GMT+0 GMT-0 GMT0 Greenwich ' +
  'HST Hongkong Iceland Iran Israel Jamaica Japan Kwajalein Libya MET MST MST7MDT Mexico/BajaNorte ' +
  'Mexico/BajaSur Mexico/General NZ NZ-CHAT Navajo PRC PST8PDT Pacific/Chuuk Pacific/Johnston Pacific/Kanton ' +
  'Pacific/Pohnpei Pacific/Samoa Pacific/Yap Poland Portugal ROC ROK Singapore Turkey UCT US/Alaska US/Aleutian ' +
  'US/Arizona US/Central US/East-Indiana US/Eastern US/Hawaii US/Indiana-Starke US/Michigan US/Mountain ' +
  'US/Pacific US/Samoa UTC Universal W-SU WET Zulu';

describe('canonicalTimeZone', () => {
  it('canonicalTimeZone keeps every link of the IANA database', () => {
    expect(LINKS.split(' ').filter((name) => canonicalTimeZone(name) !== name)).toEqual([]);
  });

  it.each(['Europe/Prague', 'UTC', 'Etc/UTC', 'Etc/GMT+3', 'America/Argentina/Buenos_Aires', 'America/Port-au-Prince'])(
    'canonicalTimeZone accepts %s',
    (name) => {
      expect(canonicalTimeZone(name)).toBe(name);
    },
  );

  it.each(['Asia/Kolkata', 'Asia/Calcutta', 'Europe/Kyiv', 'US/Eastern', 'Asia/Chongqing', 'GMT', 'CET', 'Japan'])(
    'canonicalTimeZone keeps the alias %s',
    (name) => {
      expect(canonicalTimeZone(name)).toBe(name);
    },
  );

  it('canonicalTimeZone accepts every zone of the engine', () => {
    expect(Intl.supportedValuesOf('timeZone').filter((name) => canonicalTimeZone(name) !== name)).toEqual([]);
  });

  it.each([
    ['europe/prague', 'Europe/Prague'],
    ['ASIA/SHANGHAI', 'Asia/Shanghai'],
    ['utc', 'UTC'],
  ])('canonicalTimeZone returns %s in its canonical case', (name, canonical) => {
    expect(canonicalTimeZone(name)).toBe(canonical);
  });

  it.each([
    '',
    ' ',
    'local',
    'system',
    'utc+3',
    'UTC+3',
    'GMT+3',
    '+08:00',
    '-03:00',
    '+08',
    'Z',
    'Europe/Atlantis',
    'Europe/Prague ',
    'Europe/Prague\n',
    'Etc/Unknown',
    'Factory',
    'IST',
    'CST',
    'PST',
    'SystemV/EST5',
    'asia/kolkata',
    'ASIA/KOLKATA',
    'Etc/GMT+13',
  ])('canonicalTimeZone refuses %j', (name) => {
    expect(canonicalTimeZone(name)).toBeNull();
  });
});

describe('Very long zone names', () => {
  it('a very long name is refused', () => {
    expect(canonicalTimeZone('A'.repeat(100_000))).toBeNull();
  });
});

describe('isTimeZone', () => {
  it('isTimeZone is true for a canonical spelling', () => {
    expect(isTimeZone('Asia/Kolkata')).toBe(true);
  });

  it('isTimeZone is false for another case', () => {
    expect(isTimeZone('europe/prague')).toBe(false);
  });
});

describe('resolveLocal', () => {
  it.each([
    ['an ordinary time', 'Europe/Prague', '2027-03-01T08:00', 'once', '2027-03-01T07:00:00Z'],
    ['the last second before a gap', 'Europe/Prague', '2027-03-28T01:59:59', 'once', '2027-03-28T00:59:59Z'],
    ['the start of a gap', 'Europe/Prague', '2027-03-28T02:00', 'skipped', '2027-03-28T01:00:00Z'],
    ['the middle of a gap', 'Europe/Prague', '2027-03-28T02:30', 'skipped', '2027-03-28T01:00:00Z'],
    ['the end of a gap', 'Europe/Prague', '2027-03-28T03:00', 'once', '2027-03-28T01:00:00Z'],
    ['the start of a repetition', 'Europe/Prague', '2027-10-31T02:00', 'repeated', '2027-10-31T00:00:00Z'],
    ['the end of a repetition', 'Europe/Prague', '2027-10-31T03:00', 'once', '2027-10-31T02:00:00Z'],
    ['a half-hour gap', 'Australia/Lord_Howe', '2027-10-03T02:15', 'skipped', '2027-10-02T15:30:00Z'],
    ['a half-hour repetition', 'Australia/Lord_Howe', '2027-04-04T01:45', 'repeated', '2027-04-03T14:45:00Z'],
    ['a whole day skipped', 'Pacific/Apia', '2011-12-30T12:00', 'skipped', '2011-12-30T10:00:00Z'],
    ['the day before a skipped one', 'Pacific/Apia', '2011-12-29T23:59', 'once', '2011-12-30T09:59:00Z'],
    ['the day after a skipped one', 'Pacific/Apia', '2011-12-31T00:00', 'once', '2011-12-30T10:00:00Z'],
    ['a whole day repeated', 'Pacific/Apia', '1892-07-04T12:00', 'repeated', '1892-07-03T23:26:56Z'],
    ['a midnight that is skipped', 'America/Santiago', '2027-09-05T00:00', 'skipped', '2027-09-05T04:00:00Z'],
    ['a midnight that is repeated', 'America/Havana', '2027-11-07T00:00', 'repeated', '2027-11-07T04:00:00Z'],
    ['quarter-hour offsets', 'Asia/Kathmandu', '2027-01-01T00:00', 'once', '2026-12-31T18:15:00Z'],
    ['the shift for Ramadan', 'Africa/Casablanca', '2025-02-23T02:30', 'repeated', '2025-02-23T01:30:00Z'],
    ['local mean time with seconds', 'Europe/Prague', '1800-01-01T00:57:44', 'once', '1800-01-01T00:00:00Z'],
    ['a gap of 44:30', 'Africa/Monrovia', '1972-01-07T00:10', 'skipped', '1972-01-07T00:44:30Z'],
    ['summer time that lasts a week', 'Asia/Gaza', '2040-10-24T12:00', 'once', '2040-10-24T09:00:00Z'],
    ['the far past', 'Asia/Tokyo', '0001-01-01T00:00', 'once', '0000-12-31T14:41:01Z'],
    ['the far future', 'Asia/Tokyo', '9999-12-31T23:59', 'once', '9999-12-31T14:59:00Z'],
  ])('resolveLocal resolves %s: %s %s', (_what, zone, text, kind, instant) => {
    expect(resolveLocal(local(text), zone)).toEqual({ kind, instant: Date.parse(instant) });
  });

  it('resolveLocal finds the instant of every local time that the clock shows', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, instant) => {
        const resolved = resolveLocal(localAt(instant, zone), zone);
        if (resolved.kind === 'once') expect(resolved.instant).toBe(instant);
        else expect(resolved.kind).toBe('repeated');
        expect(localAt(resolved.instant, zone)).toBe(localAt(instant, zone));
        expect(resolved.instant).toBeLessThanOrEqual(instant);
      }),
      { numRuns: 500 },
    );
  });

  it('resolveLocal is correct around clock changes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CHANGES),
        fc.integer({ min: -50 * 3600, max: 50 * 3600 }),
        ([zone, change], seconds) => {
          const at = Date.parse(change);
          const wall = (at + offsetByIntl(at, zone) + seconds * 1000) as LocalDateTime;
          const resolved = resolveLocal(wall, zone);
          const offsets = new Set([-30, -1e-3 / 3600, 0, 30].map((h) => offsetByIntl(at + h * 3_600_000, zone)));
          const shownAt = [...offsets].map((o) => wall - o).filter((t) => t + offsetByIntl(t, zone) === wall);
          const kinds = ['skipped', 'once', 'repeated', 'repeated'] as const;
          expect(resolved.kind).toBe(kinds[shownAt.length]);
          expect(resolved.instant).toBe(shownAt.length === 0 ? at : Math.min(...shownAt));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('resolveLocal refuses a zone that was not validated', () => {
    expect(() => resolveLocal(local('2027-03-01T08:00'), '+08:00')).toThrow('a zone is checked');
  });

  it('resolveLocal takes less than 10 microseconds once warm', () => {
    const year = Array.from({ length: 3000 }, (_, i) => (local('2027-01-01T08:00') + i * 10_000_000) as LocalDateTime);
    const run = (): void => year.forEach((wall) => resolveLocal(wall, 'Europe/Prague'));
    run();
    const started = performance.now();
    for (let round = 0; round < 10; round++) run();
    expect((performance.now() - started) / (10 * year.length)).toBeLessThan(0.01);
  });
});

describe('localAt', () => {
  it('localAt agrees with Intl everywhere', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, instant) => {
        expect(localAt(instant, zone) - instant).toBe(offsetByIntl(instant, zone));
      }),
      { numRuns: 1000 },
    );
  });

  it('localAt agrees with Intl to the second around clock changes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CHANGES), fc.integer({ min: -5, max: 5 }), ([zone, change], seconds) => {
        const instant = Date.parse(change) + seconds * 1000;
        expect(localAt(instant, zone) - instant).toBe(offsetByIntl(instant, zone));
      }),
    );
  });

  it('localAt keeps milliseconds', () => {
    expect(localAt(Date.parse('2027-03-01T07:00:00.123Z'), 'Europe/Prague') % 1000).toBe(123);
  });

  it('localAt is correct for more years than its cache holds', () => {
    const shown = [2027, 2500, 3000, 2027].map((year) => localAt(Date.UTC(year, 0, 1), 'Asia/Shanghai'));
    expect(shown.map(formatLocalDateTime)).toEqual([2027, 2500, 3000, 2027].map((year) => `${year}-01-01T08:00`));
  });
});
