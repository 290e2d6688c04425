import { reason } from '../../platform/core/refusal.js';

/** The sentences that refuse rated hours. */
export const ratedHoursReasons = {
  notFound: reason('NOT_FOUND', 'There is no such resource.', '没有这台设备。'),
  needsRole: reason(
    'NOT_PERMITTED',
    'Rated hours need the role {roles} in the organization that owns the resource.',
    '设置额定机时需要在设备所属单位中担任{roles}。',
  ),
  outOfRange: reason(
    'INVALID',
    'hoursPerYear must be from 1 to {most}; it is {given}.',
    'hoursPerYear 须为 1 至 {most}；现为 {given}。',
  ),
};
