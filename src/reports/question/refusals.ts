import { sentence } from '../../platform/core/message.js';

/** The sentence that hides figures from others than the roles of the permission table. */
export const figuresAreHidden = sentence(
  'Only {roles} of an organization may see how its resources are used.',
  '只有单位的{roles}可以查看其设备的使用情况。',
);
