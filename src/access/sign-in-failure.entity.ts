import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** A failed attempt to sign in, counted against guessing. */
@Entity('sign_in_failure')
export class SignInFailureEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) signInFailureId: string;
  @Column('bytea', { nullable: true }) accountKey: Buffer | null;
  @Column('text') network: string;
  @Column('timestamptz', { transformer: instants }) failedAt: Instant;
}
