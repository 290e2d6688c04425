import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { CourseKey, OrganizationKey } from '../platform/core/keys.js';

/** An organization that develops a course together with its owner. */
@Entity('course_partner')
@ForeignKey('course', ['organizationId', 'courseId'], ['organizationId', 'courseId'], { name: 'course_partner_course' })
export class CoursePartnerEntity {
  @PrimaryColumn('bigint') organizationId: OrganizationKey;
  @PrimaryColumn('uuid') courseId: CourseKey['id'];
  @PrimaryColumn('bigint') @ForeignKey('organization', 'organizationId') partnerId: OrganizationKey;
}
