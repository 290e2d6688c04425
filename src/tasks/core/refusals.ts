import { sentence } from '../../platform/core/message.js';

/** The sentence that hides the tasks of an organization from others than its members. */
export const tasksAreHidden = sentence(
  'Tasks are told of your own organizations; this is none of them.',
  '只能查看您所属单位的待办；该单位不是。',
);
