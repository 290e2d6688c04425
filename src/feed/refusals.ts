import { invalid } from '../platform/core/refusal.js';

/** The sentences that refuse to mark what happened as read. */
export const feedReasons = {
  notYet: invalid(
    'Nothing can be read that has not happened; `until` is at most the present.',
    '尚未发生的事项不能标为已读；`until` 不得晚于现在。',
  ),
};
