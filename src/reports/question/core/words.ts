import { type Sentence, sentence } from '../../../platform/core/message.js';

/** Labels of rows that are about no single thing with a name of its own. */
export const rowWords = {
  total: sentence('Total', '合计'),
  others: sentence('Others', '其他'),
  noSkill: sentence('No skill', '无技能'),
  noDistance: sentence('No distance', '无距离'),
  noResource: sentence('No resource', '无设备'),
};

/** Kinds of resources, in the order of rows. */
export const kindWords: ReadonlyMap<string, Sentence> = new Map<string, Sentence>([
  ['EQUIPMENT', sentence('Equipment', '设备')],
  ['LAB', sentence('Lab', '实训室')],
  ['TRAINING_BASE', sentence('Training base', '实训基地')],
]);
