import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** A network from which an account has signed in. */
@Entity('known_network')
export class KnownNetworkEntity {
  @PrimaryColumn('uuid') @ForeignKey('account', 'accountId') accountId: AccountKey;
  @PrimaryColumn('text') network: string;
  @Column('timestamptz', { transformer: instants }) signedInAt: Instant;
}
