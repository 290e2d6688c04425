import { invalid, notFound, notPermitted, reason, type Refusal, wrongStatus } from '../../platform/core/refusal.js';

export type CatalogErrorCode =
  | 'CODE_TAKEN'
  | 'INVALID'
  | 'NOT_FOUND'
  | 'NOT_PERMITTED'
  | 'IN_USE'
  | 'WRONG_STATUS'
  | 'TOO_MANY'
  | 'IDEMPOTENCY_KEY_REUSED';

/** Why the catalogue was not changed. */
export type CatalogRefusal = Refusal<CatalogErrorCode>;

/** The sentences that refuse changes of the catalogue. */
export const catalogReasons = {
  notFound: notFound('There is no such resource.', '没有这台设备。'),
  siteNotFound: notFound('There is no such site.', '没有这个地点。'),
  siteOfAnother: notFound('The organization has no such site.', '本单位没有这个地点。'),
  creating: notPermitted(
    'Creating resources needs the role {roles} in the organization of the site.',
    '添加设备需要在地点所属单位担任{roles}。',
  ),
  changing: notPermitted(
    'Changing a resource needs the role {roles} in the organization that owns it.',
    '修改设备需要在设备所属单位担任{roles}。',
  ),
  deleting: notPermitted(
    'Deleting a draft needs the role {roles} of its owner.',
    '删除草稿需要在设备所属单位担任{roles}。',
  ),
  creatingListed: notPermitted(
    'Only a VERIFIED organization can list resources; create it as a DRAFT meanwhile.',
    '只有已核准的单位可以发布设备；请先保存为草稿。',
  ),
  listing: notPermitted('Only a VERIFIED organization can list resources.', '只有已核准的单位可以发布设备。'),
  codeTaken: reason('CODE_TAKEN', 'The code {code} is taken in this organization.', '编号 {code} 在本单位已被使用。'),
  listedBefore: wrongStatus(
    'Only a DRAFT that was never LISTED can be deleted; withdraw this one instead.',
    '只能删除从未发布的草稿；请改为下架。',
  ),
  bookedBefore: wrongStatus(
    'Bookings refer to this resource; withdraw it instead.',
    '已有预订涉及此设备；请改为下架。',
  ),
  containsOthers: reason(
    'IN_USE',
    'Other resources stand inside; move or delete them first.',
    '其中还有其他设备；请先移出或删除。',
  ),
  takenWhole: reason(
    'IN_USE',
    'The resource is booked while its new container is booked as a whole; cancel or move one of these bookings first.',
    '此设备与新上级的整体预订时间重叠；请先取消或改期其中之一。',
  ),
  unitsBooked: reason(
    'IN_USE',
    'More than {units} units are booked at some time in the future; cancel or move bookings first.',
    '今后有时段已预订超过 {units} 台；请先取消预订或改期。',
  ),
  notEnded: reason(
    'IN_USE',
    'Bookings or downtimes have not ended; cancel them first, or choose a site in {timeZone}.',
    '还有未结束的预订或停机；请先取消，或选择时区为 {timeZone} 的地点。',
  ),
  insideAnother: invalid(
    'A resource stands at the site of what contains it; move the whole tree, from its root.',
    '设备与其上级在同一地点；请从最上级起整体移动。',
  ),
  otherSite: invalid('A resource must be at the site of what contains it.', '设备须与其上级在同一地点。'),
  cannotContain: invalid(
    'A {parent} cannot contain a {child}: a training base holds labs and equipment, a lab holds equipment.',
    '{parent}不能包含{child}：培训基地可含实训室和设备，实训室可含设备。',
  ),
  notCleared: invalid('{field} cannot be cleared.', '{field}不能清空。'),
  policyNotCleared: invalid(
    'policy cannot be cleared; clear its rules one by one.',
    '预订规则不能整体清空；请逐条清空。',
  ),
  numberNotCleared: invalid(
    '{field} cannot be cleared; give a number from {least}.',
    '{field}不能清空；请填写不小于 {least} 的数。',
  ),
  approvalNotCleared: invalid(
    'approval cannot be cleared; AUTOMATIC asks for none.',
    '审批方式不能清空；无需审批请选 AUTOMATIC。',
  ),
  outOfRange: invalid(
    '{field} must be from {least} to {most}; it is {given}.',
    '{field}须为 {least} 至 {most}；现为 {given}。',
  ),
  minimumOverMaximum: invalid(
    'minimumMinutes ({minimum}) must not exceed maximumMinutes ({maximum}).',
    '最短时长（{minimum} 分钟）不能超过最长时长（{maximum} 分钟）。',
  ),
  empty: invalid('{field} must not be empty.', '{field}不能为空。'),
  tooLong: invalid(
    '{field} may have {most} characters; it has {given}.',
    '{field}最多 {most} 个字符；现为 {given} 个。',
  ),
  tooManySkills: invalid(
    'A resource may have {most} skills; these are {given}.',
    '一台设备最多 {most} 项技能；现为 {given} 项。',
  ),
  skillLength: invalid('A skill has 1 to {most} characters.', '每项技能须为 1 至 {most} 个字符。'),
  tooManyPeriods: invalid(
    'A weekday has at most {most} opening periods; one of these has {given}.',
    '每个星期几最多 {most} 个开放时段；现有一天为 {given} 个。',
  ),
  closesTooEarly: invalid(
    'A period must close after it opens, on the same day; 24:00 is the end of the day.',
    '开放时段须在同一天内先开后关；24:00 表示当天结束。',
  ),
  tooFewSeats: invalid(
    'seats must be at least 1, or null for no limit; it is {given}.',
    '容纳人数至少为 1，不限则留空；现为 {given}。',
  ),
};
