import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A word of the texts of resources, with stems that find it in spite of typing errors. */
@Entity('resource_word')
export class ResourceWordEntity {
  @PrimaryColumn('text') word: string;
  @Column({
    type: 'text',
    array: true,
    generatedType: 'STORED',
    asExpression: 'resource_word_stems(word, CASE WHEN (length(word) < 6) THEN 1 ELSE 2 END)',
    insert: false,
    update: false,
  })
  stems: string[];
}
