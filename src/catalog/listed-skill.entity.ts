import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Audience } from './core/resource.js';

/** How many listed resources train a skill, by spelling and by who sees them. Triggers write it. */
@Entity('listed_skill')
export class ListedSkillEntity {
  /** 0 = resources that everybody sees; else their owner. */
  @PrimaryColumn('bigint') scope: string;
  @PrimaryColumn('text') audience: Audience;
  @PrimaryColumn('text') folded: string;
  @PrimaryColumn('text') skill: string;
  @Column('integer') resources: number;
  @Column({
    type: 'tsvector',
    generatedType: 'STORED',
    asExpression: 'resource_words(NULL::text, NULL::text, NULL::text, ARRAY[skill])',
    insert: false,
    update: false,
    select: false,
  })
  words: string;
}
