import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SkillKey } from '../platform/core/keys.js';
import type { SkillReference } from './core/skill.js';

/** A skill of the catalogue. */
@Entity('skill')
export class SkillEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) skillId: SkillKey;
  @Column('text') name: string;
  @Column('jsonb') references: readonly SkillReference[];
}
