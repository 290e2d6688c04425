import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { CourseKey, OrganizationKey } from '../platform/core/keys.js';
import type { CourseSkill } from './core/course.js';

/** A course of an organization, with its draft. */
@Entity('course')
@Unique('course_code_once', ['organizationId', 'code'])
export class CourseEntity {
  @PrimaryColumn('bigint') @ForeignKey('organization', 'organizationId') organizationId: OrganizationKey;
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) courseId: CourseKey['id'];
  @Column('text') code: string;
  @Column('text') title: string;
  @Column('boolean', { default: false }) retired: boolean;
  @Column('text', { default: '' }) draftContent: string;
  @Column('jsonb', { default: [] }) draftSkills: readonly CourseSkill[];
}
