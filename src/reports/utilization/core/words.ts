import type { CsvLine } from './utilization-csv.js';

/** The headings of the CSV in Chinese; in English the names of the columns. */
export const utilizationHeadings: Readonly<Record<keyof CsvLine, string>> = {
  key: '键',
  label: '名称',
  openMinutes: '开放分钟',
  downMinutes: '停机分钟',
  availableMinutes: '可用分钟',
  bookedMinutes: '预订分钟',
  usedMinutes: '使用分钟',
  idleMinutes: '空闲分钟',
  sharedMinutes: '共享分钟',
  usedBySchoolsMinutes: '院校使用分钟',
  usedByEnterprisesMinutes: '企业使用分钟',
  usedByTrainingCentersMinutes: '实训中心使用分钟',
  usedWithinBookedMinutes: '预订内使用分钟',
  ratedMinutes: '额定分钟',
  bookings: '预订数',
  noShows: '未到场',
  lateCancellations: '逾期取消',
  bookedUtilization: '预订利用率',
  usedUtilization: '使用利用率',
  sharingRate: '共享率',
  fulfilment: '履约率',
  ratedUtilization: '额定利用率',
  averageLeadMinutes: '平均提前分钟',
};
