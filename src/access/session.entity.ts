import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, SessionKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** A signed-in device; its token is stored as a hash. */
@Entity({ name: 'session' })
export class SessionEntity {
  @PrimaryColumn({ name: 'token_hash', type: 'bytea' })
  tokenHash: Buffer;

  @Column({ name: 'account_id', type: 'uuid' })
  @ForeignKey('account', 'accountId', { name: 'session_account_id_fkey' })
  accountId: AccountKey;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instants })
  createdAt: Instant;

  @Column({ name: 'expires_at', type: 'timestamptz', transformer: instants })
  expiresAt: Instant;

  @Column({ name: 'session_id', type: 'uuid', default: () => 'uuidv7()' })
  sessionId: SessionKey;

  @Column({ name: 'last_seen_at', type: 'timestamptz', transformer: instants })
  lastSeenAt: Instant;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true, transformer: instants })
  endedAt: Instant | null;

  @Column({ name: 'device', type: 'text' })
  device: string;
}
