/** The headings of the CSV in Chinese, in the order of its columns; in English the names of the columns. */
export const idleHeadings = {
  resource: '设备',
  code: '编号',
  name: '名称',
  availableMinutes: '可用分钟',
  idleMinutes: '空闲分钟',
  idleShare: '空闲率',
  weekday: '星期',
  opensAt: '开始',
  closesAt: '结束',
  weeks: '周数',
  windowIdleMinutes: '时段空闲分钟',
  windowIdleShare: '时段空闲率',
  unitsFree: '空闲台数',
};
