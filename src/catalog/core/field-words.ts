import type { Word } from '../../platform/core/message.js';

const inChinese: Readonly<Record<string, string>> = {
  code: '编号',
  siteId: '地点',
  name: '名称',
  description: '说明',
  units: '台数',
  skills: '技能',
  audience: '开放对象',
  status: '状态',
  openingHours: '开放时间',
  minimumMinutes: '最短时长',
  maximumMinutes: '最长时长',
  startStepMinutes: '开始时间间隔',
  minimumNoticeMinutes: '最短提前时间',
  maximumAdvanceDays: '最长提前天数',
  turnaroundMinutes: '整备时间',
  cancellationNoticeMinutes: '免费取消的提前时间',
  checkInOpensMinutes: '签到提前时间',
  noShowAfterMinutes: '未到场时限',
};

/** A field of a resource or of its policy as a sentence names it. */
export const fieldWord = (field: string): Word => ({ code: field, en: field, zh: inChinese[field] ?? field });
