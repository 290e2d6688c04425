import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, CourseKey, OrganizationKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** A published revision of a course. It never changes. */
@Entity('course_revision')
@ForeignKey('course', ['organizationId', 'courseId'], ['organizationId', 'courseId'], {
  name: 'course_revision_course',
})
export class CourseRevisionEntity {
  @PrimaryColumn('bigint') organizationId: OrganizationKey;
  @PrimaryColumn('uuid') courseId: CourseKey['id'];
  /** 1, 2 and so on, without gaps. */
  @PrimaryColumn('integer') number: number;
  @Column('timestamptz', { transformer: instants }) publishedAt: Instant;
  @Column('uuid') @ForeignKey('account', 'accountId') publishedBy: AccountKey;
  @Column('text') changes: string;
  @Column('text') content: string;
}
