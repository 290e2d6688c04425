import type { AgreementKey, BookingKey, OrganizationKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { LostRaceError, statement, type Tx } from '../../platform/db/database.js';
import { violates } from '../../platform/db/sql-state.js';
import { sqlInstant, sqlInstantOrNull } from '../../platform/db/sql-values.js';
import { IncludedDrawEntity } from './included-draw.entity.js';

/** The draw of a holder, known only by its id, on the included minutes of an agreement; 0 = none. */
export interface Draw {
  readonly holderId: BookingKey['id'];
  /** The agreement; null = none, which goes with 0 minutes. */
  readonly agreementId: AgreementKey | null;
  /** Unit-minutes. */
  readonly minutes: number;
  /** From then on it counts as returned, whether or not anything was written; null: it does not lapse. */
  readonly lapsesAt: Instant | null;
}

/** A call of draw_minutes(): $1 is the instant, $2 the provider, drawArguments() from `first` on. */
export function drawMinutes(first: number): string {
  const given = ['uuid[]', 'uuid[]', 'int[]', 'timestamptz[]'].map((type, index) => `$${first + index}::${type}`);
  return `draw_minutes($1, $2, ${given.join(', ')})`;
}

/** The draws of these holders as they shall be, whatever they were. */
export const drawArguments = (draws: readonly Draw[]): unknown[] => [
  draws.map((draw) => draw.holderId),
  draws.map((draw) => (draw.agreementId === null ? null : (draw.agreementId?.id ?? null))),
  draws.map((draw) => draw.minutes),
  draws.map((draw) => sqlInstantOrNull(draw.lapsesAt)),
];

/** Whether an error says that somebody else drew what was left. */
export const drawnTooMuch = (error: unknown): boolean => violates(error, 'agreement_draws_what_is_included');

const draw = statement('agreement.draw')`select ${drawMinutes(3)}`;

/** Writes draws on agreements of one provider. Throws LostRaceError when less is left by now. */
export async function redraw(
  tx: Tx,
  providerKey: OrganizationKey,
  draws: readonly Draw[],
  now: Instant,
): Promise<void> {
  if (draws.length === 0) return;
  try {
    await tx.run(draw, [sqlInstant(now), providerKey, ...drawArguments(draws)]);
  } catch (error) {
    throw drawnTooMuch(error) ? new LostRaceError() : error;
  }
}

/** A draw goes on under new terms. Throws LostRaceError when it has lapsed in the eyes of another, whose clock is ahead. */
export async function keepDraw(tx: Tx, holder: BookingKey, lapsesAt: Instant | null): Promise<void> {
  const place = { providerId: holder.provider, holderId: holder.id };
  const { affected } = await tx.entities((manager) => manager.update(IncludedDrawEntity, place, { lapsesAt }));
  if (affected === 0) throw new LostRaceError();
}

const left = statement('agreement.minutes-left')`select minutes_left($1, $2, $3) as minutes`;

/** The included unit-minutes that nobody has drawn, which nobody else changes until the transaction ends. */
export async function minutesLeft(tx: Tx, agreementId: AgreementKey, now: Instant): Promise<number> {
  const [row] = await tx.run<{ minutes: number | null }>(left, [sqlInstant(now), agreementId.provider, agreementId.id]);
  return row?.minutes ?? 0;
}
