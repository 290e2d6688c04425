import type { AccountKey, AgreementKey, OrganizationKey } from '../../platform/core/keys.js';
import type { Instant, TimeRange } from '../../platform/core/time-range.js';
import { statement, type Tx } from '../../platform/db/database.js';
import { AgreementEntity } from './agreement.entity.js';
import { agreementColumns, agreementFacts, type AgreementRow, requiredAgreement } from './agreements.queries.js';
import type { AgreementFacts, AgreementSide } from './core/agreement.js';
import type { ProposedTerms } from './core/new-agreement.js';

// NO KEY: bookings that refer to the agreement can still be written meanwhile.
const lock = statement('agreements.lock')`
  select ${agreementColumns(`'-infinity'::timestamptz`)} from agreement
   where provider_id = $1 and agreement_id = $2 for no key update`;

const countProposed = statement('agreements.count-proposed')`
  select count(*)::int as present from (
    select consumer_id as other from agreement
     where provider_id = $1 and recorded_status = 'PROPOSED' and proposed_by_side = 'PROVIDER'
    union all
    select provider_id from agreement
     where consumer_id = $1 and recorded_status = 'PROPOSED' and proposed_by_side = 'CONSUMER') p
   where $2::bigint is null or p.other = $2`;

/** The unanswered proposals of an organization, all of them or those to one other. */
export async function countProposals(tx: Tx, by: OrganizationKey, to: OrganizationKey | null): Promise<number> {
  return (await tx.run<{ present: number }>(countProposed, [by, to]))[0]?.present ?? 0;
}

export interface Proposal {
  readonly terms: ProposedTerms;
  readonly term: TimeRange;
  readonly side: AgreementSide;
}

/** The person who did it, and the instant. */
export interface Act {
  readonly userId: AccountKey;
  readonly at: Instant;
}

export async function insertAgreement(tx: Tx, { terms, term, side }: Proposal, by: Act): Promise<AgreementFacts> {
  const { providerId, consumerId, includedMinutes, discountPercent } = terms;
  const created = await tx.entities(async (manager) => {
    const agreement = manager.create(AgreementEntity, {
      ...term,
      providerId,
      consumerId,
      includedMinutes,
      discountPercent,
      fromDay: terms.from,
      toDay: terms.to,
      resourceIds: terms.resourceIds?.flatMap((id) => id?.id ?? []) ?? null,
      recordedStatus: 'PROPOSED',
      proposedBySide: side,
      proposedBy: by.userId,
      proposedAt: by.at,
    });
    await manager.insert(AgreementEntity, agreement);
    return agreement.agreementId;
  });
  return requiredAgreement(tx, { provider: providerId, id: created }, by.at);
}

/**
 * The agreement, which nobody else changes until the transaction ends, with what is drawn as written; null when not
 * found.
 */
export async function lockAgreement(tx: Tx, id: AgreementKey): Promise<AgreementFacts | null> {
  const key = id;
  const [row] = await tx.run<AgreementRow>(lock, [key.provider, key.id]);
  return row === undefined ? null : agreementFacts(row);
}

async function changed(
  tx: Tx,
  { provider, id }: AgreementKey,
  change: Partial<AgreementEntity>,
  at: Instant,
): Promise<AgreementFacts> {
  const place = { providerId: provider, agreementId: id };
  await tx.entities((manager) => manager.update(AgreementEntity, place, change));
  return requiredAgreement(tx, { provider, id }, at);
}

export const recordAcceptance = (tx: Tx, { id }: AgreementFacts, { userId, at }: Act): Promise<AgreementFacts> =>
  changed(tx, id, { recordedStatus: 'ACTIVE', acceptedBy: userId, acceptedAt: at }, at);

export const recordEnd = (
  tx: Tx,
  { id }: AgreementFacts,
  { userId, at }: Act,
  { status, reason }: { readonly status: 'ENDED' | 'DECLINED'; readonly reason: string | null },
): Promise<AgreementFacts> =>
  changed(tx, id, { recordedStatus: status, endedBy: userId, endedAt: at, endReason: reason }, at);
