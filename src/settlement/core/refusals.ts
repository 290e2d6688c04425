import { sentence } from '../../platform/core/message.js';
import { invalid, notFound, notPermitted, reason, wrongStatus } from '../../platform/core/refusal.js';

/** The sentences that refuse to find, issue or change a statement or its lines. */
export const settlementReasons = {
  noStatement: notFound('There is no such statement that you can see.', '没有您能查看的这份结算单。'),
  noLine: notFound('There is no such line that you can see.', '没有您能查看的这一行。'),
  noOrganization: notFound('There is no such organization that you can see.', '没有您能查看的这个单位。'),
  issuingNeedsRole: notPermitted(
    'Issuing statements of {provider} needs its role {roles}.',
    '出具{provider}的结算单需要在该单位担任{roles}。',
  ),
  acceptingNeedsRole: notPermitted(
    'Accepting a statement needs the role {roles} in the consumer.',
    '确认结算单需要在使用方担任{roles}。',
  ),
  settlingNeedsRole: notPermitted(
    'Settling a statement needs the role {roles} in the provider.',
    '结清结算单需要在提供方担任{roles}。',
  ),
  disputingNeedsRole: notPermitted(
    'Disputing a line needs the role {roles} in the consumer.',
    '对一行提出异议需要在使用方担任{roles}。',
  ),
  adjustingNeedsRole: notPermitted(
    'Correcting a line needs the role {roles} in the provider.',
    '更正一行需要在提供方担任{roles}。',
  ),
  noFirstDay: invalid(
    'A month is named by its first day; {given} is another.',
    '月份以其第一天表示；{given} 不是第一天。',
  ),
  monthNotOver: reason(
    'PERIOD_NOT_OVER',
    'The month is not over before {end}, 00:00 ({zone}).',
    '该月要到 {end} 00:00（{zone}）才结束。',
  ),
  withoutTimes: reason(
    'EXCEPTIONS_OPEN',
    'Bookings of the month that are over without times: {count}. Record their times (needsTimes lists what lacks them), or mark no-shows.',
    '该月有 {count} 个预订已结束而没有签到签退时间。请补录时间（needsTimes 列出这些预订），或记为未到场。',
  ),
  notToAccept: wrongStatus(
    'Only a statement that is {needed} is accepted; this one is {status}.',
    '只有{needed}的结算单可以确认；该结算单{status}。',
  ),
  notToSettle: wrongStatus(
    'Only a statement that is {needed} is settled; this one is {status}.',
    '只有{needed}的结算单可以结清；该结算单{status}。',
  ),
  linesInDispute: reason(
    'DISPUTED',
    'Lines in dispute: {count}. The provider adjusts them first.',
    '有 {count} 行存在异议，须先由提供方更正。',
  ),
  notToDispute: wrongStatus(
    'Only lines of an ISSUED statement are disputed; this one is {status}.',
    '只能对已出具的结算单的行提出异议；该结算单{status}。',
  ),
  inDispute: wrongStatus('The line is disputed already.', '该行已有异议。'),
  noReason: invalid('Say why: the other side reads it.', '请说明原因：对方会看到。'),
  longReason: invalid(
    'A reason may have {most} characters; this has {given}.',
    '原因最多 {most} 个字符；现有 {given} 个。',
  ),
  manyDigits: invalid(
    'An amount in {currency} has at most {most} digits behind the point.',
    '{currency} 金额最多 {most} 位小数。',
  ),
  nothingToReject: invalid(
    'An amount of 0 rejects a dispute, and the line is not disputed; say the difference.',
    '金额 0 表示驳回异议，而该行没有异议；请填写差额。',
  ),
};

/** The sentence that hides what an organization owes from others than the roles of the permission table. */
export const balancesAreHidden = sentence(
  'Only {roles} of an organization may see what it owes and is owed.',
  '只有单位的{roles}可以查看其应付和应收款项。',
);
