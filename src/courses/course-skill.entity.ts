import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { CourseKey, OrganizationKey } from '../platform/core/keys.js';
import type { SkillLevel, SkillReference } from '../skills/index.js';

/** A skill of a revision of a course. It never changes. */
@Entity('course_skill')
@Unique('course_skill_once', ['organizationId', 'courseId', 'number', 'skillFolded'])
@ForeignKey('course_revision', ['organizationId', 'courseId', 'number'], ['organizationId', 'courseId', 'number'], {
  name: 'course_skill_revision',
  deferrable: 'INITIALLY DEFERRED',
})
export class CourseSkillEntity {
  @PrimaryColumn('bigint') organizationId: OrganizationKey;
  @PrimaryColumn('uuid') courseId: CourseKey['id'];
  @PrimaryColumn('integer') number: number;
  @PrimaryColumn('integer') place: number;
  @Column('text') skill: string;
  @Column({ type: 'text', generatedType: 'STORED', asExpression: 'skill_folded(skill)', insert: false, update: false })
  skillFolded: string;
  @Column('integer') minutes: number;
  @Column('text', { nullable: true }) level: SkillLevel | null;
  @Column('jsonb') references: readonly SkillReference[];
}
