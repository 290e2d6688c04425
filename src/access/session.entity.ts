import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, SessionKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** A signed-in device; its token is stored as a hash. */
@Entity('session')
export class SessionEntity {
  @PrimaryColumn('bytea') tokenHash: Buffer;
  @Column('uuid') @ForeignKey('account', 'accountId') accountId: AccountKey;
  @Column('timestamptz', { transformer: instants }) createdAt: Instant;
  @Column('timestamptz', { transformer: instants }) expiresAt: Instant;
  @Column('uuid', { default: () => 'uuidv7()' }) sessionId: SessionKey;
  @Column('timestamptz', { transformer: instants }) lastSeenAt: Instant;
  @Column('timestamptz', { nullable: true, transformer: instants }) endedAt: Instant | null;
  @Column('text') device: string;
}
