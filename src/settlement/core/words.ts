import { sentence } from '../../platform/core/message.js';

/** The descriptions of lines: PostgreSQL writes the English of a use when it posts it. */
export const lineWords = {
  use: sentence('{resource}, {from} to {to}, {outcome}', '{resource}，{from} 至 {to}，{outcome}'),
  correction: sentence('Correction of {line}: {reason}', '更正“{line}”：{reason}'),
};

/** The headings of a statement as CSV; in English the names of the columns. */
export const statementHeadings = {
  provider: '提供方',
  consumer: '使用方',
  month: '月份',
  status: '状态',
  line: '行',
  posted_at: '入账时间',
  booking: '预订编号',
  resource_code: '设备编号',
  resource_name: '设备名称',
  starts_at: '开始',
  ends_at: '结束',
  outcome: '结果',
  units: '台数',
  reserved_minutes: '预订分钟',
  used_minutes: '使用分钟',
  billable_minutes: '计费分钟',
  amount: '金额',
  currency: '币种',
  description: '说明',
  corrects: '更正的行',
  disputed: '有异议',
  number: '结算单编号',
  calculation: '计算',
  fingerprint: '指纹',
};
