import { IANAZone } from 'luxon';
import tzdata from 'tzdata' with { type: 'json' };
import { assert } from './assert.js';
import type { LocalDateTime } from './local-time.js';
import { DAY_MS, type Instant } from './time-range.js';

/**
 * Zones of the IANA database as the JavaScript engine carries it (ECMA-402), asked through luxon. One offset takes 7.5
 * µs from luxon's `IANAZone` and 0.1 µs from here (Node 24, 200,000 calls), and resolving a wall clock needs several.
 * So each zone keeps the offsets it has seen, chunk by chunk.
 */

/** A wall-clock value in a zone; `instant` is the one that rules.md §1 chooses. */
export interface ResolvedLocal {
  /** `skipped`: the clock jumps over it. `repeated`: the clock shows it twice. */
  readonly kind: 'once' | 'repeated' | 'skipped';
  /** The first of both when repeated; the instant right after the gap when skipped. */
  readonly instant: Instant;
}

/** An offset from UTC in milliseconds and the instant from which it is in force. */
interface Stretch {
  readonly from: Instant;
  readonly offsetMs: number;
}

/** All names of the IANA database, links such as Asia/Chongqing included. */
const databaseNames = Object.keys(tzdata.zones);
const areas = new Set(databaseNames.filter((name) => name.includes('/')).map((name) => name.split('/')[0]));
const plainNames = new Set(databaseNames.filter((name) => !name.includes('/')));
const NAME = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z][A-Za-z0-9_+-]*){0,2}$/;
const LONGEST_NAME = 48;
const LOUD = /^[A-Z_-]{4,}$/;

const knownNames = new Set<string>();

/**
 * Whether a name is spelled like one of the IANA database. Intl also knows private abbreviations of ICU, and does not
 * tell how an alias is spelled (Asia/Kolkata is Asia/Calcutta to it): one that is plainly not in title case is refused.
 */
function isSpelledAlias(name: string): boolean {
  const [area = '', ...places] = name.split('/');
  if (places.length === 0) return plainNames.has(name);
  return areas.has(area) && places.every((place) => /^[A-Z]/.test(place) && !LOUD.test(place));
}

/**
 * The name of an IANA zone in its canonical case (europe/prague is Europe/Prague), aliases kept; null for what is no
 * such name: offsets such as +08:00, `local`, and the private abbreviations of ICU (IST, CST), which mean several
 * zones.
 */
export function canonicalTimeZone(name: string): string | null {
  if (knownNames.has(name)) return name;
  if (name.length > LONGEST_NAME || !NAME.test(name)) return null;
  if (!IANAZone.isValidZone(name)) return null;
  const resolved = new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone;
  const canonical = resolved.toLowerCase() === name.toLowerCase() ? resolved : name;
  if (!isSpelledAlias(canonical)) return null;
  // Only canonical spellings are kept, so that the set is bounded by the database however names are written.
  knownNames.add(canonical);
  return canonical;
}

/** Whether `name` is an IANA zone in its canonical spelling: what `canonicalTimeZone` answers and we store. */
export const isTimeZone = (name: string): boolean => canonicalTimeZone(name) === name;

/**
 * The shortest time between two changes of one zone in the IANA database is 3.99 days (Africa/Freetown in September
 * 1939; since 1945 it is a week), so that probes three days apart see every change.
 */
const PROBE_MS = 3 * DAY_MS;
const CHUNK_MS = 4 * PROBE_MS;
/** 8 years of chunks; with some 600 zones the whole memory is bounded at about 25 MB. */
const CHUNKS_KEPT = 256;

class ZoneOffsets {
  private readonly zone: IANAZone;
  private readonly chunks = new Map<number, readonly Stretch[]>();

  constructor(zone: string) {
    this.zone = IANAZone.create(zone);
  }

  /** The stretches of a chunk, the first of which starts with the chunk. */
  chunkAt(instant: Instant): readonly Stretch[] {
    const index = Math.floor(instant / CHUNK_MS);
    const known = this.chunks.get(index);
    if (known !== undefined) return known;
    const chunk = this.probe(index * CHUNK_MS);
    if (this.chunks.size >= CHUNKS_KEPT) this.chunks.clear();
    this.chunks.set(index, chunk);
    return chunk;
  }

  private probe(chunkStart: Instant): readonly Stretch[] {
    let last: Stretch = { from: chunkStart, offsetMs: this.ask(chunkStart) };
    const stretches = [last];
    for (let probe = chunkStart + PROBE_MS; probe <= chunkStart + CHUNK_MS; probe += PROBE_MS) {
      if (this.ask(probe) === last.offsetMs) continue;
      const from = this.changeBetween(probe - PROBE_MS, probe, last.offsetMs);
      if (from === chunkStart + CHUNK_MS) break;
      last = { from, offsetMs: this.ask(from) };
      stretches.push(last);
    }
    return stretches;
  }

  /** The first second in (before, after] at which `offsetMs` is no longer in force. */
  private changeBetween(before: Instant, after: Instant, offsetMs: number): Instant {
    let low = before / 1000;
    let high = after / 1000;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.ask(middle * 1000) === offsetMs) low = middle;
      else high = middle;
    }
    return high * 1000;
  }

  private ask(instant: Instant): number {
    // luxon counts in minutes, of which local mean time is no whole number.
    return Math.round(this.zone.offset(instant) * 60) * 1000;
  }
}

const zones = new Map<string, ZoneOffsets>();

function offsetsOf(zone: string): ZoneOffsets {
  const known = zones.get(zone);
  if (known !== undefined) return known;
  assert(isTimeZone(zone), 'a zone is checked before its clock is read');
  const offsets = new ZoneOffsets(zone);
  zones.set(zone, offsets);
  return offsets;
}

/** The wall clock of `zone` at `instant`. The zone must come from `canonicalTimeZone`, else an assertion fails. */
export function localAt(instant: Instant, zone: string): LocalDateTime {
  const stretches = offsetsOf(zone).chunkAt(instant);
  let offsetMs = 0;
  for (const stretch of stretches) {
    if (stretch.from <= instant) offsetMs = stretch.offsetMs;
  }
  return (instant + offsetMs) as LocalDateTime;
}

/**
 * When the wall clock of `zone` (as `canonicalTimeZone` answers it, else an assertion fails) shows `local`. Whether a
 * gap or a repetition matters is for the caller: opening edges use `instant` as it is, recurrences drop what is skipped
 * (rules.md §1; RFC 5545 §3.3.10).
 */
export function resolveLocal(local: LocalDateTime, zone: string): ResolvedLocal {
  const offsets = offsetsOf(zone);
  // No zone has ever been 24 hours or more away from UTC, so the answer lies between these two.
  const before = offsets.chunkAt(local - DAY_MS);
  const after = offsets.chunkAt(local + DAY_MS);
  const [only] = before;
  if (only !== undefined && before === after && before.length === 1) {
    return { kind: 'once', instant: local - only.offsetMs };
  }
  return resolveAmong(local, before === after ? before : [...before, ...after]);
}

function resolveAmong(local: LocalDateTime, stretches: readonly Stretch[]): ResolvedLocal {
  const shownAt: Instant[] = [];
  let afterGap: Instant | null = null;
  for (const [index, stretch] of stretches.entries()) {
    const instant = local - stretch.offsetMs;
    const previous = stretches[index - 1];
    if (stretch.from <= instant && instant < (stretches[index + 1]?.from ?? Infinity)) shownAt.push(instant);
    const notYetAtTheEndOfThePrevious = previous !== undefined && stretch.from <= local - previous.offsetMs;
    if (notYetAtTheEndOfThePrevious && instant < stretch.from) afterGap ??= stretch.from;
  }
  const [first] = shownAt;
  if (first !== undefined) return { kind: shownAt.length > 1 ? 'repeated' : 'once', instant: first };
  assert(afterGap !== null, 'a wall clock that is never shown lies in a gap');
  return { kind: 'skipped', instant: afterGap };
}
