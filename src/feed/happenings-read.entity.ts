import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** The instant up to which a person has read what happened. */
@Entity('happenings_read')
export class HappeningsReadEntity {
  @PrimaryColumn('uuid') @ForeignKey('account', 'accountId') accountId: AccountKey;
  @Column('timestamptz', { transformer: instants }) readUntil: Instant;
}
