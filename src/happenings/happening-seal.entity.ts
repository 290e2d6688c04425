import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/**
 * A hash over the happenings of an organization since the seal before; append-only. The column reached of type xid8 is
 * left out: a seal covers the happenings of older transactions that no seal covers before.
 */
@Entity({ name: 'happening_seal' })
export class HappeningSealEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  @ForeignKey('organization', 'organizationId', { name: 'happening_seal_organization' })
  organizationId: string;

  /** Consecutive from 1 on. */
  @PrimaryColumn({ name: 'number', type: 'integer' })
  number: number;

  @Column({ name: 'sealed_at', type: 'timestamptz', transformer: instants })
  sealedAt: Instant;

  /** The instant of the earliest happening that it covers. */
  @Column({ name: 'earliest', type: 'timestamptz', transformer: instants })
  earliest: Instant;

  @Column({ name: 'records', type: 'integer' })
  records: number;

  @Column({ name: 'records_digest', type: 'bytea' })
  recordsDigest: Buffer;

  @Column({ name: 'moneys', type: 'integer' })
  moneys: number;

  @Column({ name: 'moneys_digest', type: 'bytea' })
  moneysDigest: Buffer;

  /** The hash of the seal before; empty of the first. */
  @Column({ name: 'previous', type: 'bytea' })
  previous: Buffer;

  @Column({ name: 'hash', type: 'bytea' })
  hash: Buffer;
}
