import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { SkillKey } from '../platform/core/keys.js';

/** A text that names a skill: its name (place 0) or one of its aliases, in their order. */
@Entity('skill_name')
@Unique('skill_name_place_once', ['skillId', 'place'])
@ForeignKey('skill', ['skillId'], ['skillId'], { name: 'skill_name_skill', onDelete: 'CASCADE' })
export class SkillNameEntity {
  @PrimaryColumn('text', { generatedType: 'STORED', asExpression: 'skill_folded(name)', insert: false, update: false })
  folded: string;
  @Column('uuid') skillId: SkillKey;
  @Column('integer') place: number;
  @Column('text') name: string;
  @Column({
    type: 'tsvector',
    generatedType: 'STORED',
    asExpression: 'resource_words(NULL::text, NULL::text, NULL::text, ARRAY[name])',
    insert: false,
    update: false,
    select: false,
  })
  words: string;
}
