import type { OrganizationKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { type Hint, hintTopics } from './hint.js';

/** PostgreSQL takes less than 8,000 bytes in a notification. */
const MOST_BYTES = 7_000;

/** A payload that says that there were too many hints to be told one by one. */
const TOO_MANY = 'RESYNC';

type Packed = [number, OrganizationKey, OrganizationKey | 0, string | 0, Instant, Instant, Instant];

const pack = ({ about, organization, other, id, from, to, at }: Hint): Packed => [
  hintTopics.indexOf(about),
  organization,
  other ?? 0,
  id?.replaceAll('-', '') ?? 0,
  from ?? 0,
  to ?? 0,
  at,
];

const uuidOf = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

function unpack([about, organization, other, id, from, to, at]: Packed): Hint | null {
  const topic = hintTopics[about];
  if (topic === undefined) return null;
  const isTime = topic === 'SCHEDULE';
  return {
    about: topic,
    organization,
    other: other === 0 ? null : other,
    id: id === 0 ? null : uuidOf(id),
    from: isTime ? from : null,
    to: isTime ? to : null,
    at,
  };
}

/** The payload of a notification, of ASCII alone. */
export function payloadOf(hints: readonly Hint[]): string {
  const text = JSON.stringify(hints.map(pack));
  return text.length <= MOST_BYTES ? text : TOO_MANY;
}

/** The hints of a payload; null = some are unknown, because there were too many or another build wrote them. */
export function hintsIn(payload: string): Hint[] | null {
  if (payload === TOO_MANY) return null;
  try {
    const hints = (JSON.parse(payload) as Packed[]).map(unpack);
    return hints.includes(null) ? null : (hints as Hint[]);
  } catch {
    return null;
  }
}
