/** The pages at `/` and `/o/SLUG`. */
export const home = {
  welcome: '共享实训设备，预订不冲突',
  pitch: '学校找到企业里空闲的设备和实训室，企业按自己的条件开放，管理者看清真实的利用率。',
  forSchools: '学校',
  forSchoolsText: '查找真正空闲的时段与价格，一次预订一节课或整个学期。',
  forEnterprises: '企业',
  forEnterprisesText: '五分钟发布一台设备，设定时间、规则和价格，处理请求。',
  forAdministrators: '管理者',
  forAdministratorsText: '查看利用率，每个数字都能点开到预订，按月结算。',
  noOrganization: '接下来',
  registerOne: '注册一个单位',
  registerOneText: '学校或企业各注册一次，由平台核准。',
  joinOne: '用邀请链接加入',
  joinOneText: '请单位管理员发给你一个链接，打开即可加入。',
  lookAround: '先看看有哪些设备',
};
