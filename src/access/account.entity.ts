import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey } from '../platform/core/keys.js';
import type { Locale } from '../platform/core/locale.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** Account of a person. A closed account stays, without address and password. */
@Entity({ name: 'account' })
export class AccountEntity {
  @PrimaryColumn({ name: 'account_id', type: 'uuid', default: () => 'uuidv7()' })
  accountId: AccountKey;

  @Column({ name: 'name', type: 'text' })
  name: string;

  @Column({ name: 'email', type: 'text', nullable: true })
  email: string | null;

  @Column({ name: 'password_hash', type: 'text', nullable: true })
  passwordHash: string | null;

  @Column({ name: 'is_platform_admin', type: 'boolean', default: false })
  isPlatformAdmin: boolean;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instants })
  createdAt: Instant;

  @Column({ name: 'disabled_at', type: 'timestamptz', nullable: true, transformer: instants })
  disabledAt: Instant | null;

  @Column({ name: 'disabled_by', type: 'uuid', nullable: true })
  @ForeignKey('account', 'accountId', { name: 'account_disabled_by_fkey' })
  disabledBy: AccountKey | null;

  @Column({ name: 'disabled_reason', type: 'text', nullable: true })
  disabledReason: string | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true, transformer: instants })
  closedAt: Instant | null;

  @Column({ name: 'is_demo', type: 'boolean', default: false })
  isDemo: boolean;

  @Column({ name: 'locale', type: 'text', nullable: true })
  locale: Locale | null;

  @Column({ name: 'time_zone', type: 'text', nullable: true })
  timeZone: string | null;
}
