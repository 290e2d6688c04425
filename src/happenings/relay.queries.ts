import type { AccountKey, OrganizationKey, ResourceKey } from '../platform/core/keys.js';
import { statement, type Tx } from '../platform/db/database.js';
import type { SubjectKind } from './core/happening.js';
import type { HappeningKind } from './core/happening-kind.js';

const BATCH = 200;

const claim = statement('happening.claim')`with next as (
     select organization_id, happening_id from happening_pending order by at, happening_id limit ${BATCH}
        for update skip locked),
   claimed as (
     delete from happening_pending p using next n
      where p.organization_id = n.organization_id and p.happening_id = n.happening_id
     returning p.organization_id, p.happening_id, p.at)
   select h.organization_id, h.other_organization_id, h.happening_id, h.at, h.kind, h.account_id, h.subject_kind,
          h.subject_id, h.resource_ids, lower(h.touched) as touched_from, upper(h.touched) as touched_to
     from claimed c join happening h using (organization_id, at, happening_id) order by h.at, h.happening_id`;

/** A happening as the relay hands it on: keys and instants, so that a receiver asks nothing else. */
export interface HandedOn {
  readonly organization_id: OrganizationKey;
  readonly other_organization_id: OrganizationKey | null;
  readonly happening_id: string;
  readonly at: Date;
  readonly kind: HappeningKind;
  readonly account_id: AccountKey | null;
  readonly subject_kind: SubjectKind;
  readonly subject_id: string | null;
  readonly resource_ids: readonly ResourceKey['id'][];
  readonly touched_from: Date | null;
  readonly touched_to: Date | null;
}

/** Takes up to 200 that no other instance takes; they are gone once the transaction commits. */
export const claimPending = (tx: Tx): Promise<HandedOn[]> => tx.run<HandedOn>(claim);

export const isFullBatch = (handed: readonly HandedOn[]): boolean => handed.length === BATCH;
