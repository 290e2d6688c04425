import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/**
 * A hash over the happenings of an organization since the seal before; append-only. The column reached of type xid8 is
 * left out: a seal covers the happenings of older transactions that no seal covers before.
 */
@Entity('happening_seal')
export class HappeningSealEntity {
  @PrimaryColumn('bigint')
  @ForeignKey('organization', 'organizationId', { name: 'happening_seal_organization' })
  organizationId: string;
  /** Consecutive from 1 on. */
  @PrimaryColumn('integer') number: number;
  @Column('timestamptz', { transformer: instants }) sealedAt: Instant;
  /** The instant of the earliest happening that it covers. */
  @Column('timestamptz', { transformer: instants }) earliest: Instant;
  @Column('integer') records: number;
  @Column('bytea') recordsDigest: Buffer;
  @Column('integer') moneys: number;
  @Column('bytea') moneysDigest: Buffer;
  /** The hash of the seal before; empty of the first. */
  @Column('bytea') previous: Buffer;
  @Column('bytea') hash: Buffer;
}
