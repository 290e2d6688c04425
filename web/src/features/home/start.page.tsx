import { Link, Navigate } from '@tanstack/react-router';
import { homeOrganization, useViewer } from '../../app/session';
import { t } from '../../i18n/t';
import { PageHead } from '../../ui/page';

/** The page at `/`: what Workbay is, or the way on for a viewer who is signed in. */
export function StartPage() {
  const viewer = useViewer();
  if (viewer === null) return <Welcome />;
  const organization = homeOrganization(viewer);
  if (organization !== null) return <Navigate to="/o/$slug" params={{ slug: organization.slug }} replace />;
  if (viewer.isPlatformAdmin) return <Navigate to="/platform/organizations" search={{}} replace />;
  return <FirstSteps name={viewer.user.name} />;
}

function Welcome() {
  const audiences = [
    [t.home.forSchools, t.home.forSchoolsText],
    [t.home.forEnterprises, t.home.forEnterprisesText],
    [t.home.forAdministrators, t.home.forAdministratorsText],
  ] as const;
  return (
    <main className="page" id="content">
      <PageHead title={t.home.welcome}>
        <p className="muted">{t.home.pitch}</p>
      </PageHead>
      <p className="row">
        <Link to="/sign-in" className="button-link">
          {t.shell.signIn}
        </Link>
        <Link to="/sign-up" className="button-link quiet">
          {t.shell.signUp}
        </Link>
      </p>
      <div className="cards">
        {audiences.map(([title, text]) => (
          <section key={title} className="card">
            <h2>{title}</h2>
            <p>{text}</p>
          </section>
        ))}
      </div>
    </main>
  );
}

function FirstSteps({ name }: { readonly name: string }) {
  return (
    <main className="page" id="content">
      <PageHead title={t.home.noOrganization} context={name} />
      <div className="cards">
        <section className="card">
          <h2>
            <Link to={'/register'}>{t.home.registerOne}</Link>
          </h2>
          <p>{t.home.registerOneText}</p>
        </section>
        <section className="card">
          <h2>{t.home.joinOne}</h2>
          <p>{t.home.joinOneText}</p>
        </section>
        <section className="card">
          <h2>
            <Link to={'/find'}>{t.home.lookAround}</Link>
          </h2>
        </section>
      </div>
    </main>
  );
}
