import { tooMany } from '../../platform/core/refusal.js';

/** The sentences of quotas that count acts in a window. */
export const windowReasons = {
  accountsOfNetwork: tooMany(
    'There may be at most {most} accounts made from one network in an hour. There is room again at {until}.',
    '同一网络每小时最多可注册 {most} 个账号，{until} 起可再次注册。',
  ),
  organizationsOfNetwork: tooMany(
    'There may be at most {most} organizations registered from one network in an hour. There is room again at {until}.',
    '同一网络每小时最多可注册 {most} 个单位，{until} 起可再次注册。',
  ),
  invitationsOfDay: tooMany(
    'There may be at most {most} invitations of one organization in a day. There is room again at {until}.',
    '每个单位每天最多可发出 {most} 份邀请，{until} 起可再次邀请。',
  ),
  uploadsOfAccount: tooMany(
    'There may be at most {most} images uploaded by one account in an hour. There is room again at {until}.',
    '同一账号每小时最多可上传 {most} 张图片，{until} 起可再次上传。',
  ),
};

/** The sentences of quotas that count rows. */
export const quotaReasons = {
  pendingOrganizationsOfAccount: tooMany(
    'There may be at most {most} organizations that one account registered and that are PENDING; there are {present}. There is room again when a platform admin has verified one of them.',
    '同一账号最多可有 {most} 个待核准的单位，现有 {present} 个。平台管理员核准其中一个后即可再注册。',
  ),
  openInvitations: tooMany(
    'There may be at most {most} open invitations of one organization; there are {present}. There is room again when one is accepted, revoked or 7 days old.',
    '每个单位最多可有 {most} 份有效邀请，现有 {present} 份。其中一份被接受、撤回或满 7 天后即可再邀请。',
  ),
  sites: tooMany(
    'There may be at most {most} sites of this organization; there are {present}. Rename a site that is not used.',
    '本单位最多可有 {most} 个地点，现有 {present} 个。请改用一个闲置的地点。',
  ),
  sitesWhilePending: tooMany(
    'There may be at most {most} sites of this organization; there are {present}. A verified organization may have more.',
    '本单位最多可有 {most} 个地点，现有 {present} 个。单位核准后可添加更多。',
  ),
  draftResources: tooMany(
    'There may be at most {most} DRAFT resources of one organization; there are {present}. There is room again when drafts are listed or deleted.',
    '每个单位最多可有 {most} 台草稿设备，现有 {present} 台。发布或删除草稿后即可再添加。',
  ),
  images: tooMany(
    'There may be at most {most} images of one organization; there are {present}. There is room again when images are removed; uploads that are not used go after 24 hours.',
    '每个单位最多可有 {most} 张图片，现有 {present} 张。移除一些图片后即可再上传；未使用的上传会在 24 小时后删除。',
  ),
  calendarDays: tooMany(
    "There may be at most {most} days in an organization's own calendar; there are {present}. There is room again when days are removed.",
    '单位日历最多可有 {most} 个特殊日期，现有 {present} 个。移除一些日期后即可再添加。',
  ),
  proposedAgreements: tooMany(
    'There may be at most {most} agreements that one organization proposed and that are not answered; there are {present}. There is room again when one of them is accepted, declined or ended.',
    '每个单位最多可有 {most} 份待答复的协议，现有 {present} 份。其中一份被接受、拒绝或终止后即可再提议。',
  ),
  proposedAgreementsOfPair: tooMany(
    'There may be at most {most} unanswered agreements proposed to one other; there are {present}. There is room again when one of them is accepted, declined or ended.',
    '向同一单位最多可有 {most} 份待答复的协议，现有 {present} 份。其中一份被接受、拒绝或终止后即可再提议。',
  ),
  courses: tooMany(
    'There may be at most {most} courses of one organization; there are {present}. Use a course that is RETIRED for another.',
    '每个单位最多可有 {most} 门课程，现有 {present} 门。请改用一门已停用的课程。',
  ),
  heldBookings: tooMany(
    'There may be at most {most} bookings that one account holds; there are {present}. There is room again when one lapses or is confirmed.',
    '每个账号最多可保留 {most} 个预订，现有 {present} 个。其中一个过期或确认后即可再保留。',
  ),
  pendingApprovals: tooMany(
    'There may be at most {most} bookings and series of one organization that wait for the approval of one provider; there are {present}. There is room again when one is decided or lapses.',
    '每个单位在同一提供方最多可有 {most} 个待审批的预订或系列，现有 {present} 个。其中一个审批完成或过期后即可再申请。',
  ),
  learners: tooMany(
    'There may be at most {most} learners of one organization; there are {present}. There is room again when learners who left are erased.',
    '每个单位最多可有 {most} 名学员，现有 {present} 名。离校学员的资料删除后即可再添加。',
  ),
  learnersOfAccount: tooMany(
    'There may be at most {most} schools of which one account is a learner; there are {present}. There is room again when one of them erases the learner.',
    '每个账号最多可在 {most} 所学校作为学员，现有 {present} 所。其中一所删除学员资料后即可再认领。',
  ),
  consentsOfLearner: tooMany(
    'There may be at most {most} consents of one learner; there are {present}. There will be no more room.',
    '每名学员最多可登记 {most} 份同意，现有 {present} 份，不能再登记。',
  ),
  disputesOfLine: tooMany(
    'There may be at most {most} disputes of one line; there are {present}. There will be no more room: accept the statement, or settle the line by a correction.',
    '同一明细最多可提出 {most} 次异议，已提出 {present} 次，不能再提出。请确认结算单，或通过更正解决。',
  ),
};

/** The same with the instant by which there is room. */
export const quotaReasonsUntil = {
  heldBookings: tooMany(
    'There may be at most {most} bookings that one account holds; there are {present}. There is room again when one lapses or is confirmed, at {until} at the latest.',
    '每个账号最多可保留 {most} 个预订，现有 {present} 个。其中一个过期或确认后即可再保留，最迟 {until}。',
  ),
  pendingApprovals: tooMany(
    'There may be at most {most} bookings and series of one organization that wait for the approval of one provider; there are {present}. There is room again when one is decided or lapses, at {until} at the latest.',
    '每个单位在同一提供方最多可有 {most} 个待审批的预订或系列，现有 {present} 个。其中一个审批完成或过期后即可再申请，最迟 {until}。',
  ),
};
