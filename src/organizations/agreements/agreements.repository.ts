import type { AccountKey, AgreementKey, OrganizationKey } from '../../platform/core/keys.js';
import { formatLocalDate } from '../../platform/core/calendar.js';
import type { Instant, TimeRange } from '../../platform/core/time-range.js';
import { statement, type Tx } from '../../platform/db/database.js';
import { sqlInstant } from '../../platform/db/sql-values.js';
import { agreementColumns, agreementFacts, type AgreementRow } from './agreements.queries.js';
import type { AgreementFacts, AgreementSide } from './core/agreement.js';
import type { ProposedTerms } from './core/new-agreement.js';

const insert = statement(
  'agreements.insert',
  /* sql */ `
  insert into agreement (provider_id, consumer_id, from_day, to_day, starts_at, ends_at, included_minutes,
                         discount_percent, resource_ids, recorded_status, proposed_by_side, proposed_by, proposed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'PROPOSED', $10, $11, $12)
  returning ${agreementColumns('$12::timestamptz')}`,
);

// NO KEY: bookings that refer to the agreement can still be written meanwhile.
const lock = statement(
  'agreements.lock',
  /* sql */ `
  select ${agreementColumns(`'-infinity'::timestamptz`)} from agreement
   where provider_id = $1 and agreement_id = $2 for no key update`,
);

const accept = statement(
  'agreements.accept',
  /* sql */ `
  update agreement set recorded_status = 'ACTIVE', accepted_by = $3, accepted_at = $4
   where provider_id = $1 and agreement_id = $2
  returning ${agreementColumns('$4::timestamptz')}`,
);

const end = statement(
  'agreements.end',
  /* sql */ `
  update agreement set recorded_status = $5, ended_by = $3, ended_at = $4, end_reason = $6
   where provider_id = $1 and agreement_id = $2
  returning ${agreementColumns('$4::timestamptz')}`,
);

const countProposed = statement(
  'agreements.count-proposed',
  /* sql */ `
  select count(*)::int as present from (
    select consumer_id as other from agreement
     where provider_id = $1 and recorded_status = 'PROPOSED' and proposed_by_side = 'PROVIDER'
    union all
    select provider_id from agreement
     where consumer_id = $1 and recorded_status = 'PROPOSED' and proposed_by_side = 'CONSUMER') p
   where $2::bigint is null or p.other = $2`,
);

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

function onlyRow(rows: readonly AgreementRow[]): AgreementFacts {
  const [row] = rows;
  if (row === undefined) throw new Error('writing an agreement answered no row');
  return agreementFacts(row);
}

export async function insertAgreement(tx: Tx, proposal: Proposal, by: Act): Promise<AgreementFacts> {
  const { terms, term, side } = proposal;
  const resources = terms.resourceIds?.flatMap((id) => id?.id ?? []) ?? null;
  const days = [formatLocalDate(terms.from), formatLocalDate(terms.to)];
  return onlyRow(
    await tx.run<AgreementRow>(insert, [
      terms.providerId,
      terms.consumerId,
      ...days,
      sqlInstant(term.startsAt),
      sqlInstant(term.endsAt),
      terms.includedMinutes,
      terms.discountPercent,
      resources,
      side,
      by.userId,
      sqlInstant(by.at),
    ]),
  );
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

const keyed = (agreement: AgreementFacts, by: Act): unknown[] => {
  const key = agreement.id;
  return [key.provider, key.id, by.userId, sqlInstant(by.at)];
};

export async function recordAcceptance(tx: Tx, agreement: AgreementFacts, by: Act): Promise<AgreementFacts> {
  return onlyRow(await tx.run<AgreementRow>(accept, keyed(agreement, by)));
}

export async function recordEnd(
  tx: Tx,
  agreement: AgreementFacts,
  by: Act,
  how: { readonly status: 'ENDED' | 'DECLINED'; readonly reason: string | null },
): Promise<AgreementFacts> {
  return onlyRow(await tx.run<AgreementRow>(end, [...keyed(agreement, by), how.status, how.reason]));
}
