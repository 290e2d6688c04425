import { invalid, notFound, notPermitted } from '../../platform/core/refusal.js';

/** The sentences that refuse rated hours. */
export const ratedHoursReasons = {
  notFound: notFound('There is no such resource.', '没有这台设备。'),
  needsRole: notPermitted(
    'Rated hours need the role {roles} in the organization that owns the resource.',
    '设置额定机时需要在设备所属单位中担任{roles}。',
  ),
  outOfRange: invalid(
    'hoursPerYear must be from 1 to {most}; it is {given}.',
    'hoursPerYear 须为 1 至 {most}；现为 {given}。',
  ),
};
