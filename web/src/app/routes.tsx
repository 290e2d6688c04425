import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  redirect,
} from '@tanstack/react-router';
import { readApprovals } from '../features/approvals/approvals-search';
import { readResourceView } from '../features/booking/resource-view';
import { readActivity } from '../features/activity/activity.model';
import { readAgreements } from '../features/agreements/agreements.model';
import { readCalendar, readDowntimes } from '../features/downtimes/downtimes-search';
import { readFind } from '../features/search/find.model';
import { readBooking } from '../features/bookings/booking-search';
import { readBookings } from '../features/bookings/tabs';
import { readDesk } from '../features/desk/desk-search';
import { readWizard } from '../features/listing/steps';
import { readOrganizations } from '../features/platform/platform-search';
import { readSettlement } from '../features/settlement/settlement.model';
import { readSettings } from '../features/settings/settings-search';
import { readSeries } from '../features/series/rule';
import { readUtilization } from '../features/utilization/question';
import { withWords } from '../i18n/office';
import { NotFoundPage, CrashPage } from './error-pages';
import { rememberOrganization, rolesIn, type Viewer } from './session';
import { Shell } from './shell';

const root = createRootRouteWithContext<{ viewer: Viewer | null }>()({
  component: Shell,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
});

interface Asked {
  readonly context: { readonly viewer: Viewer | null };
  readonly location: { readonly href: string };
}

/** For pages that only people who are signed in can open. */
const signedIn = ({ context, location }: Asked): void => {
  if (context.viewer === null) throw redirect({ to: '/sign-in', search: { next: location.href } });
};

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

const next = (search: Record<string, unknown>): { next?: string } => {
  const path = text(search.next);
  return path === undefined ? {} : { next: path };
};

/** The place at which the page of a list begins. */
const place = (search: Record<string, unknown>): { after?: string } => {
  const after = text(search.after);
  return after === undefined ? {} : { after };
};

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../features/home/start.page'), 'StartPage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: next,
  component: lazyRouteComponent(() => import('../features/account/sign-in.page'), 'SignInPage'),
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  validateSearch: next,
  component: lazyRouteComponent(() => import('../features/account/sign-up.page'), 'SignUpPage'),
});

const find = createRoute({
  getParentRoute: () => root,
  path: '/find',
  validateSearch: readFind,
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import('../features/search/find.page'), 'FindPage'),
});

const resource = createRoute({
  getParentRoute: () => root,
  path: '/r/$id',
  validateSearch: readResourceView,
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import('../features/booking/resource.page'), 'ResourcePage'),
});

const series = createRoute({
  getParentRoute: () => root,
  path: '/r/$id/series',
  validateSearch: readSeries,
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import('../features/series/series.page'), 'SeriesPage'),
});

const booking = createRoute({
  getParentRoute: () => root,
  path: '/b/$id',
  validateSearch: readBooking,
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import('../features/bookings/booking.page'), 'BookingPage'),
});

const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  component: lazyRouteComponent(() => import('../features/account/join.page'), 'JoinPage'),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset',
  component: lazyRouteComponent(() => import('../features/account/reset.page'), 'ResetPage'),
});

const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import('../features/account/register.page'), 'RegisterPage'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import('../features/account/account.page'), 'AccountPage'),
});

/** Pages of one organization: its short name is in the path, so two tabs can work for two. */
export const organization = createRoute({
  getParentRoute: () => root,
  path: '/o/$slug',
  beforeLoad: (asked) => {
    signedIn(asked);
    const { slug } = asked.params;
    const own = asked.context.viewer?.memberships.some((member) => member.organization.slug === slug) ?? false;
    if (own) rememberOrganization(slug);
  },
});

/** For pages of an organization that only its members can open; others see that there is no such page. */
const member = ({ context, params }: Pick<Asked, 'context'> & { readonly params: { readonly slug: string } }): void => {
  if (rolesIn(context.viewer, params.slug).length === 0) throw notFound();
};

const organizationHome = createRoute({
  getParentRoute: () => organization,
  path: '/',
  validateSearch: place,
  component: lazyRouteComponent(() => import('../features/home/home.page'), 'HomePage'),
});

const bookings = createRoute({
  getParentRoute: () => organization,
  path: '/bookings',
  beforeLoad: member,
  validateSearch: readBookings,
  component: lazyRouteComponent(() => import('../features/bookings/bookings.page'), 'BookingsPage'),
});

const approvals = createRoute({
  getParentRoute: () => organization,
  path: '/approvals',
  beforeLoad: member,
  validateSearch: readApprovals,
  component: lazyRouteComponent(() => import('../features/approvals/approvals.page'), 'ApprovalsPage'),
});

const desk = createRoute({
  getParentRoute: () => organization,
  path: '/desk',
  beforeLoad: member,
  validateSearch: readDesk,
  component: lazyRouteComponent(() => import('../features/desk/desk.page'), 'DeskPage'),
});

const resources = createRoute({ getParentRoute: () => organization, path: '/resources' });

const ownResources = createRoute({
  getParentRoute: () => resources,
  path: '/',
  component: lazyRouteComponent(() => import('../features/listing/resources.page'), 'ResourcesPage'),
});

const newResource = createRoute({
  getParentRoute: () => resources,
  path: '/new',
  validateSearch: readWizard,
  component: lazyRouteComponent(() => import('../features/listing/wizard.page'), 'WizardPage'),
});

const editResource = createRoute({
  getParentRoute: () => resources,
  path: '/$id/edit/$tab',
  component: lazyRouteComponent(() => import('../features/listing/edit.page'), 'EditPage'),
});

const ownCalendar = createRoute({
  getParentRoute: () => resources,
  path: '/calendar',
  beforeLoad: member,
  validateSearch: readCalendar,
  component: lazyRouteComponent(() => import('../features/downtimes/calendar.page'), 'CalendarPage'),
});

const downtimes = createRoute({
  getParentRoute: () => organization,
  path: '/downtimes',
  beforeLoad: member,
  validateSearch: readDowntimes,
  component: lazyRouteComponent(() => import('../features/downtimes/downtimes.page'), 'DowntimesPage'),
});

const utilization = createRoute({
  getParentRoute: () => organization,
  path: '/utilization',
  beforeLoad: member,
  validateSearch: readUtilization,
  component: lazyRouteComponent(() => import('../features/utilization/utilization.page'), 'UtilizationPage'),
});

const platformUtilization = createRoute({
  getParentRoute: () => root,
  path: '/platform/utilization',
  validateSearch: readUtilization,
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import('../features/utilization/utilization.page'), 'PlatformUtilizationPage'),
});

const members = createRoute({
  getParentRoute: () => organization,
  path: '/members',
  beforeLoad: member,
  component: lazyRouteComponent(() => import('../features/members/members.page'), 'MembersPage'),
});

const settlement = createRoute({
  getParentRoute: () => organization,
  path: '/settlement',
  beforeLoad: member,
  validateSearch: readSettlement,
  component: lazyRouteComponent(
    () => withWords('settlement', import('../features/settlement/settlement.page')),
    'SettlementPage',
  ),
});

const statement = createRoute({
  getParentRoute: () => root,
  path: '/settlement/$id',
  beforeLoad: signedIn,
  component: lazyRouteComponent(
    () => withWords('settlement', import('../features/settlement/statement.page')),
    'StatementPage',
  ),
});

const agreements = createRoute({
  getParentRoute: () => organization,
  path: '/agreements',
  beforeLoad: member,
  validateSearch: readAgreements,
  component: lazyRouteComponent(
    () => withWords('agreements', import('../features/agreements/agreements.page')),
    'AgreementsPage',
  ),
});

const settings = createRoute({
  getParentRoute: () => organization,
  path: '/settings',
  beforeLoad: member,
  validateSearch: readSettings,
  component: lazyRouteComponent(
    () => withWords('settings', import('../features/settings/settings.page')),
    'SettingsPage',
  ),
});

const activity = createRoute({
  getParentRoute: () => organization,
  path: '/activity',
  beforeLoad: member,
  validateSearch: readActivity,
  component: lazyRouteComponent(
    () => withWords('activity', import('../features/activity/activity.page')),
    'ActivityPage',
  ),
});

const platformOrganizations = createRoute({
  getParentRoute: () => root,
  path: '/platform/organizations',
  validateSearch: readOrganizations,
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import('../features/platform/organizations.page'), 'PlatformOrganizationsPage'),
});

const platformAccounts = createRoute({
  getParentRoute: () => root,
  path: '/platform/accounts',
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import('../features/platform/accounts.page'), 'PlatformAccountsPage'),
});

const platformCalendar = createRoute({
  getParentRoute: () => root,
  path: '/platform/calendar',
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import('../features/platform/calendar.page'), 'PlatformCalendarPage'),
});

const tree = root.addChildren([
  home,
  signIn,
  signUp,
  find,
  resource,
  series,
  booking,
  statement,
  join,
  reset,
  register,
  account,
  platformUtilization,
  platformOrganizations,
  platformAccounts,
  platformCalendar,
  organization.addChildren([
    organizationHome,
    bookings,
    approvals,
    desk,
    resources.addChildren([ownResources, newResource, editResource, ownCalendar]),
    downtimes,
    utilization,
    members,
    settlement,
    agreements,
    settings,
    activity,
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  context: { viewer: null },
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
