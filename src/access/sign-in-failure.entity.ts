import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** A failed attempt to sign in, counted against guessing. */
@Entity({ name: 'sign_in_failure' })
export class SignInFailureEntity {
  @PrimaryColumn({ name: 'sign_in_failure_id', type: 'uuid', default: () => 'uuidv7()' })
  signInFailureId: string;

  @Column({ name: 'account_key', type: 'bytea', nullable: true })
  accountKey: Buffer | null;

  @Column({ name: 'network', type: 'text' })
  network: string;

  @Column({ name: 'failed_at', type: 'timestamptz', transformer: instants })
  failedAt: Instant;
}
