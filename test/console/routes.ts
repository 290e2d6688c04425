import type { ConsoleUnderTest } from './browser.js';
import { fillMonth, USED_MONTH } from './used-month.js';

export interface ConsolePage {
  /** The page in the names of pictures and tests. */
  readonly name: string;
  readonly path: string;
  /** The demo account that looks at it; absent = nobody is signed in. */
  readonly as?: string;
}

const COORDINATOR = 'li.wei@szpt.example';
const SCHOOL_ADMIN = 'chen.jing@szpt.example';
const ENTERPRISE_ADMIN = 'zhou.qiang@hualong.example';
const PLATFORM_ADMIN = 'admin@workbay.example';

/** Every page of the console, on the demo world. */
export async function pages(tested: ConsoleUnderTest): Promise<readonly ConsolePage[]> {
  const robot = await tested.resourceId('KR-10');
  const machine = await tested.resourceId('DMU-50');
  const booking = await tested.someBookingId();
  const statement = await fillMonth(tested);
  return [
    { name: 'start', path: '/' },
    { name: 'sign-in', path: '/sign-in' },
    { name: 'sign-up', path: '/sign-up' },
    { name: 'join', path: '/join#spent' },
    { name: 'reset', path: '/reset#token' },
    { name: 'home', path: '/o/shenzhen-polytechnic', as: COORDINATOR },
    { name: 'organization', path: '/o/hualong-precision', as: COORDINATOR },
    { name: 'register', path: '/register', as: COORDINATOR },
    { name: 'account', path: '/account', as: COORDINATOR },
    { name: 'find', path: '/find', as: COORDINATOR },
    { name: 'find-nothing', path: '/find?q=nothing-like-this', as: COORDINATOR },
    { name: 'resource', path: `/r/${robot}`, as: COORDINATOR },
    { name: 'resource-day', path: `/r/${machine}?view=day&date=2027-03-09`, as: COORDINATOR },
    { name: 'resource-list', path: `/r/${robot}?view=list`, as: COORDINATOR },
    { name: 'resource-gone', path: '/r/res_1_gone', as: COORDINATOR },
    { name: 'series', path: `/r/${robot}/series?from=2027-04-01&until=2027-06-30`, as: COORDINATOR },
    { name: 'booking', path: `/b/${booking}`, as: COORDINATOR },
    { name: 'booking-move', path: `/b/${booking}?form=move`, as: COORDINATOR },
    { name: 'booking-title', path: `/b/${booking}?form=title`, as: COORDINATOR },
    { name: 'bookings', path: '/o/shenzhen-polytechnic/bookings', as: COORDINATOR },
    { name: 'bookings-provided', path: '/o/hualong-precision/bookings?as=provider&tab=waiting', as: ENTERPRISE_ADMIN },
    { name: 'approvals', path: '/o/hualong-precision/approvals', as: ENTERPRISE_ADMIN },
    { name: 'desk', path: '/o/yangtze-robotics/desk?date=2027-03-09', as: 'he.tao@yangtze.example' },
    { name: 'resources', path: '/o/hualong-precision/resources', as: ENTERPRISE_ADMIN },
    { name: 'calendar', path: '/o/hualong-precision/resources/calendar', as: ENTERPRISE_ADMIN },
    { name: 'calendar-day', path: '/o/hualong-precision/resources/calendar?view=day', as: ENTERPRISE_ADMIN },
    { name: 'calendar-list', path: '/o/hualong-precision/resources/calendar?view=list', as: ENTERPRISE_ADMIN },
    { name: 'downtimes', path: '/o/hualong-precision/downtimes', as: ENTERPRISE_ADMIN },
    { name: 'downtime-new', path: `/o/hualong-precision/downtimes?form=new&on=${machine}`, as: ENTERPRISE_ADMIN },
    { name: 'wizard', path: '/o/hualong-precision/resources/new', as: ENTERPRISE_ADMIN },
    {
      name: 'wizard-about',
      path: '/o/hualong-precision/resources/new?step=about&template=lathe',
      as: ENTERPRISE_ADMIN,
    },
    { name: 'edit-hours', path: `/o/hualong-precision/resources/${machine}/edit/hours`, as: ENTERPRISE_ADMIN },
    { name: 'edit-rules', path: `/o/hualong-precision/resources/${machine}/edit/rules`, as: ENTERPRISE_ADMIN },
    { name: 'edit-prices', path: `/o/hualong-precision/resources/${machine}/edit/prices`, as: ENTERPRISE_ADMIN },
    { name: 'edit-photos', path: `/o/hualong-precision/resources/${machine}/edit/photos`, as: ENTERPRISE_ADMIN },
    { name: 'members', path: '/o/hualong-precision/members', as: ENTERPRISE_ADMIN },
    { name: 'platform-organizations', path: '/platform/organizations?status=VERIFIED', as: PLATFORM_ADMIN },
    { name: 'platform-accounts', path: '/platform/accounts', as: PLATFORM_ADMIN },
    { name: 'platform-calendar', path: '/platform/calendar', as: PLATFORM_ADMIN },
    { name: 'utilization', path: '/o/hualong-precision/utilization', as: ENTERPRISE_ADMIN },
    { name: 'utilization-behind', path: '/o/hualong-precision/utilization?behind=BOOKED', as: ENTERPRISE_ADMIN },
    { name: 'platform-utilization', path: '/platform/utilization', as: PLATFORM_ADMIN },
    { name: 'settlement', path: `/o/hualong-precision/settlement?month=${USED_MONTH}`, as: ENTERPRISE_ADMIN },
    { name: 'settlement-owed', path: '/o/shenzhen-polytechnic/settlement', as: SCHOOL_ADMIN },
    { name: 'settlement-not-permitted', path: '/o/shenzhen-polytechnic/settlement', as: COORDINATOR },
    { name: 'statement', path: `/settlement/${statement}`, as: ENTERPRISE_ADMIN },
    { name: 'statement-owed', path: `/settlement/${statement}`, as: SCHOOL_ADMIN },
    { name: 'agreements', path: '/o/hualong-precision/agreements', as: ENTERPRISE_ADMIN },
    { name: 'agreements-propose', path: '/o/shenzhen-polytechnic/agreements?propose=yes', as: SCHOOL_ADMIN },
    { name: 'settings', path: '/o/yangtze-robotics/settings?year=2027&site=new', as: 'he.tao@yangtze.example' },
    { name: 'settings-read', path: '/o/shenzhen-polytechnic/settings', as: COORDINATOR },
    { name: 'activity', path: '/o/hualong-precision/activity', as: ENTERPRISE_ADMIN },
    { name: 'activity-nothing', path: '/o/hualong-precision/activity?to=2020-01-01', as: ENTERPRISE_ADMIN },
    { name: 'no-such-page', path: '/nothing/here', as: COORDINATOR },
  ];
}
