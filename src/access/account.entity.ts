import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey } from '../platform/core/keys.js';
import type { Locale } from '../platform/core/locale.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** Account of a person. A closed account stays, without address and password. */
@Entity('account')
export class AccountEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) accountId: AccountKey;
  @Column('text') name: string;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text', { nullable: true }) passwordHash: string | null;
  @Column('boolean', { default: false }) isPlatformAdmin: boolean;
  @Column('timestamptz', { transformer: instants }) createdAt: Instant;
  @Column('timestamptz', { nullable: true, transformer: instants }) disabledAt: Instant | null;
  @Column('uuid', { nullable: true }) @ForeignKey('account', 'accountId') disabledBy: AccountKey | null;
  @Column('text', { nullable: true }) disabledReason: string | null;
  @Column('timestamptz', { nullable: true, transformer: instants }) closedAt: Instant | null;
  @Column('boolean', { default: false }) isDemo: boolean;
  @Column('text', { nullable: true }) locale: Locale | null;
  @Column('text', { nullable: true }) timeZone: string | null;
}
