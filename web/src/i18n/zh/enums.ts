/** Names of the values of the API. */
export const bookingStatus = {
  HELD: '保留中',
  PENDING_APPROVAL: '待审批',
  CONFIRMED: '已确认',
  IN_USE: '使用中',
  COMPLETED: '已完成',
  NO_SHOW: '未到场',
  CANCELLED: '已取消',
  DECLINED: '已婉拒',
  EXPIRED: '已过期',
};
export const organizationKind = { SCHOOL: '学校', ENTERPRISE: '企业', TRAINING_CENTER: '培训中心' };
export const organizationStatus = { PENDING: '待核准', VERIFIED: '已核准', SUSPENDED: '已暂停' };
export const resourceKind = { EQUIPMENT: '设备', LAB: '实训室', TRAINING_BASE: '培训基地' };
export const role = {
  MEMBER: '成员',
  COORDINATOR: '协调员',
  RESOURCE_MANAGER: '设备管理员',
  FINANCE: '财务',
  ADMIN: '管理员',
  TRAINER: '实训教师',
};
export const roleMeaning = {
  MEMBER: '能查看本单位的设备。',
  COORDINATOR: '能为本单位预订、改期和取消。',
  RESOURCE_MANAGER: '能管理设备与停机、审批请求、记录签到签退，也能预订。',
  FINANCE: '能设定价格、协议、结算，并查看报表。',
  ADMIN: '能做以上全部，并管理成员与单位资料。',
  TRAINER: '能查看所负责培训的名单，记录出勤与学时，不能预订。',
};
export const weekday = {
  MONDAY: '周一',
  TUESDAY: '周二',
  WEDNESDAY: '周三',
  THURSDAY: '周四',
  FRIDAY: '周五',
  SATURDAY: '周六',
  SUNDAY: '周日',
};
export const shortWeekday = {
  MONDAY: '周一',
  TUESDAY: '周二',
  WEDNESDAY: '周三',
  THURSDAY: '周四',
  FRIDAY: '周五',
  SATURDAY: '周六',
  SUNDAY: '周日',
};
