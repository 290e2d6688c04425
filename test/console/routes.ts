import type { ConsoleUnderTest } from './browser.js';

export interface ConsolePage {
  /** The page in the names of pictures and tests. */
  readonly name: string;
  readonly path: string;
  /** The demo account that looks at it; absent = nobody is signed in. */
  readonly as?: string;
}

const COORDINATOR = 'li.wei@szpt.example';
const ENTERPRISE_ADMIN = 'zhou.qiang@hualong.example';
const PLATFORM_ADMIN = 'admin@workbay.example';

/** Every page of the console, on the demo world. */
export async function pages(tested: ConsoleUnderTest): Promise<readonly ConsolePage[]> {
  const robot = await tested.resourceId('KR-10');
  const booking = await tested.someBookingId();
  return [
    { name: 'start', path: '/' },
    { name: 'sign-in', path: '/sign-in' },
    { name: 'sign-up', path: '/sign-up' },
    { name: 'join', path: '/join#spent' },
    { name: 'reset', path: '/reset#token' },
    { name: 'home', path: '/o/shenzhen-polytechnic', as: COORDINATOR },
    { name: 'register', path: '/register', as: COORDINATOR },
    { name: 'account', path: '/account', as: COORDINATOR },
    { name: 'find', path: '/find', as: COORDINATOR },
    { name: 'find-nothing', path: '/find?q=nothing-like-this', as: COORDINATOR },
    { name: 'resource', path: `/r/${robot}`, as: COORDINATOR },
    { name: 'resource-gone', path: '/r/res_1_gone', as: COORDINATOR },
    { name: 'booking', path: `/b/${booking}`, as: COORDINATOR },
    { name: 'utilization', path: '/o/hualong-precision/utilization', as: ENTERPRISE_ADMIN },
    { name: 'utilization-behind', path: '/o/hualong-precision/utilization?behind=BOOKED', as: ENTERPRISE_ADMIN },
    { name: 'platform-utilization', path: '/platform/utilization', as: PLATFORM_ADMIN },
    { name: 'no-such-page', path: '/nothing/here', as: COORDINATOR },
  ];
}
