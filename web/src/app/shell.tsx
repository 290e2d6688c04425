import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { Button, Dropdown, type MenuProps } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { client } from '../api/client';
import { stopListening, useLiveStatus } from '../api/live';
import { language, rememberLanguage, t } from '../i18n/t';
import { Icon } from '../ui/icon';
import { currentOrganization, type Destination, destinations, organizationPages } from './navigation';
import { type OwnOrganization, useViewer, type Viewer } from './session';
import { CHOOSE_LANGUAGE, SIGN_OUT } from './session.graphql';
import { TasksBell } from './tasks-bell';
import { chooseTheme, useTheme } from '../ui/theme';

const Palette = lazy(async () => ({ default: (await import('./palette')).Palette }));

const SHOWN_BELOW = 4;

/** The frame around each page: organization, navigation, language, account; a bar below on narrow screens. */
export function Shell() {
  const viewer = useViewer();
  const { pathname } = useLocation();
  const organization = viewer === null ? null : currentOrganization(viewer, pathname);
  const pages = viewer === null ? [] : destinations(viewer, organization);
  return (
    <>
      <a className="skip-link" href="#content">
        {t.shell.skip}
      </a>
      <header className="top">
        <Link to="/" className="brand" aria-label={t.words.workbay}>
          <BrandSign />
          <span className="brand-name">{t.words.workbay}</span>
        </Link>
        {viewer !== null && organization !== null && <OrganizationMenu viewer={viewer} organization={organization} />}
        <nav className="top-nav" aria-label={t.shell.navigation}>
          <NavigationLinks pages={pages} />
        </nav>
        <div className="top-tools">
          {viewer !== null && (
            <>
              <PaletteButton viewer={viewer} path={pathname} />
              <TasksBell viewer={viewer} />
            </>
          )}
          <LanguageSwitch viewer={viewer} />
          {viewer === null ? <SignedOutTools /> : <AccountMenu viewer={viewer} />}
        </div>
      </header>
      <ConnectionBar />
      <Outlet />
      {viewer !== null && (
        <nav className="bottom-nav" aria-label={t.shell.navigation}>
          <NavigationLinks pages={pages.slice(0, SHOWN_BELOW)} />
          {pages.length > SHOWN_BELOW && <MoreMenu pages={pages.slice(SHOWN_BELOW)} />}
        </nav>
      )}
    </>
  );
}

/** Opens the palette, as Ctrl K (⌘ K) does anywhere. */
function PaletteButton({ viewer, path }: { readonly viewer: Viewer; readonly path: string }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <>
      <Button type="text" aria-keyshortcuts="Control+K" onClick={() => setOpen(true)}>
        <Icon name="search" />
        <span className="visually-hidden">{t.shell.palette}</span>
        <kbd className="wide-only">Ctrl K</kbd>
      </Button>
      {open && (
        <Suspense>
          <Palette viewer={viewer} path={path} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** Says that the live connection is lost. The page keeps working and asks by itself. */
function ConnectionBar() {
  const isLost = useLiveStatus() === 'lost';
  return (
    <div role="status" className={isLost ? 'connection-bar' : undefined}>
      {isLost && t.states.lost}
    </div>
  );
}

function BrandSign() {
  return (
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#0b57d0" />
      <path
        d="M7 10l4 13 5-11 5 11 4-13"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

function NavigationLinks({ pages }: { readonly pages: readonly Destination[] }) {
  return pages.map(({ to, label, icon }) => (
    <Link key={to} to={to} className="nav-link" activeProps={{ className: 'nav-link active', 'aria-current': 'page' }}>
      <Icon name={icon} />
      <span>{label}</span>
    </Link>
  ));
}

/** Items of a menu that lead to pages. */
function useMenuOf(pages: readonly Destination[]): NonNullable<MenuProps['items']> {
  const navigate = useNavigate();
  return pages.map(({ to, label, icon }) => ({
    key: to,
    label,
    icon: <Icon name={icon} />,
    onClick: () => void navigate({ to }),
  }));
}

function MoreMenu({ pages }: { readonly pages: readonly Destination[] }) {
  return (
    <Dropdown menu={{ items: useMenuOf(pages) }} trigger={['click']} placement="topRight">
      <button type="button" className="nav-link">
        <Icon name="more" />
        <span>{t.shell.more}</span>
      </button>
    </Dropdown>
  );
}

function OrganizationMenu({
  viewer,
  organization,
}: {
  readonly viewer: Viewer;
  readonly organization: OwnOrganization;
}) {
  const navigate = useNavigate();
  const others = viewer.memberships.filter((member) => member.organization.id !== organization.id);
  const items: MenuProps['items'] = [
    ...useMenuOf(organizationPages(organization)),
    { type: 'divider' },
    ...others.map((member) => ({
      key: member.organization.id,
      label: `${member.organization.name} · ${member.roles.map((role) => t.role[role]).join(', ')}`,
      onClick: () => void navigate({ to: '/o/$slug', params: { slug: member.organization.slug } }),
    })),
    { key: 'register', label: t.shell.registerAnother, onClick: () => void navigate({ to: '/register' }) },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text" className="organization-menu" aria-label={`${t.shell.organization}: ${organization.name}`}>
        <span className="organization-name">{organization.name}</span>
        <Icon name="down" size={14} />
      </Button>
    </Dropdown>
  );
}

function LanguageSwitch({ viewer }: { readonly viewer: Viewer | null }) {
  const other = language === 'zh' ? 'en' : 'zh';
  const change = async () => {
    rememberLanguage(other);
    if (viewer !== null) {
      await client.mutation(CHOOSE_LANGUAGE, { locale: other === 'zh' ? 'ZH' : 'EN' }).toPromise();
    }
    window.location.reload();
  };
  return (
    <Button type="text" lang={other} onClick={() => void change()} aria-label={other === 'zh' ? '中文' : 'English'}>
      <Icon name="language" />
      <span className="wide-only">{other === 'zh' ? '中文' : 'English'}</span>
    </Button>
  );
}

function SignedOutTools() {
  return (
    <>
      <Link to="/sign-in" className="ant-link">
        {t.shell.signIn}
      </Link>
      <Link to="/sign-up" className="ant-link wide-only">
        {t.shell.signUp}
      </Link>
    </>
  );
}

function AccountMenu({ viewer }: { readonly viewer: Viewer }) {
  const navigate = useNavigate();
  const theme = useTheme();
  const signOut = async () => {
    stopListening();
    await client.mutation(SIGN_OUT, {}).toPromise();
    // The cache knows the old viewer, so the page is loaded anew.
    window.location.assign('/');
  };
  const items: MenuProps['items'] = [
    { key: 'account', label: t.shell.account, onClick: () => void navigate({ to: '/account' }) },
    {
      key: 'theme',
      label: `${t.shell.theme}: ${theme === 'dark' ? t.shell.light : t.shell.dark}`,
      onClick: () => chooseTheme(theme === 'dark' ? 'light' : 'dark'),
    },
    { type: 'divider' },
    { key: 'sign-out', label: t.shell.signOut, onClick: () => void signOut() },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text" aria-label={`${t.shell.account}: ${viewer.user.name}`}>
        <Icon name="account" />
        <span className="wide-only">{viewer.user.name}</span>
      </Button>
    </Dropdown>
  );
}
