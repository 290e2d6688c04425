import { Link } from '@tanstack/react-router';
import { t } from '../../i18n/t';

/** Links between the pages of platform admins. */
export function PlatformPages() {
  return (
    <nav className="row" aria-label={t.platform.pages}>
      <Link to="/platform/organizations" className="nav-link" activeProps={{ className: 'nav-link active' }}>
        {t.platform.organizations}
      </Link>
      <Link to="/platform/accounts" className="nav-link" activeProps={{ className: 'nav-link active' }}>
        {t.platform.accounts}
      </Link>
      <Link to="/platform/calendar" className="nav-link" activeProps={{ className: 'nav-link active' }}>
        {t.platform.calendar}
      </Link>
      <Link to="/platform/utilization" className="nav-link" activeProps={{ className: 'nav-link active' }}>
        {t.shell.utilization}
      </Link>
    </nav>
  );
}
