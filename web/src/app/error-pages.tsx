import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { t } from '../i18n/t';
import { PageHead } from '../ui/page';

export function NotFoundPage() {
  return (
    <main className="page" id="content">
      <PageHead title={t.states.notFound}>
        <p>{t.states.notFoundHint}</p>
      </PageHead>
      <Link to="/">{t.shell.home}</Link>
    </main>
  );
}

/** A page whose code failed; the rest of the console keeps working. */
export function CrashPage() {
  return (
    <main className="page" id="content">
      <PageHead title={t.states.crashed}>
        <p>{t.states.crashedHint}</p>
      </PageHead>
      <Button type="primary" onClick={() => window.location.reload()}>
        {t.states.reload}
      </Button>
    </main>
  );
}
