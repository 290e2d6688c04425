import { Link } from '@tanstack/react-router';
import { t } from '../i18n/t';

/** The pages about an organization's own equipment. */
export function EquipmentTabs({ slug }: { readonly slug: string }) {
  const common = {
    params: { slug },
    search: {},
    className: 'button-link quiet',
    activeOptions: { exact: true, includeSearch: false },
  };
  return (
    <nav className="row tab-bar equipment-tabs" aria-label={t.listing.title}>
      <Link to="/o/$slug/resources" {...common}>
        {t.downtimes.table}
      </Link>
      <Link to="/o/$slug/resources/calendar" {...common}>
        {t.downtimes.calendar}
      </Link>
      <Link to="/o/$slug/downtimes" {...common}>
        {t.downtimes.title}
      </Link>
    </nav>
  );
}
