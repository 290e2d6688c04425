import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { OrganizationStartQuery } from '../../api/generated/graphql';
import { useAction } from '../../api/use-action';
import { useSignedIn } from '../../app/session';
import { t } from '../../i18n/t';
import { Tag } from '../../ui/status-tag';
import { When } from '../../ui/values';
import { MARK_READ } from './home.graphql';
import { unreadOf } from './news.model';

type Row = OrganizationStartQuery['happenings']['nodes'][number];

/** The feed since yesterday. Rows that are new stay marked until the page is left; seeing them makes them read. */
export function News({
  slug,
  rows,
  readUntil,
  zone,
}: {
  readonly slug: string;
  readonly rows: readonly Row[];
  readonly readUntil: string | null;
  readonly zone: string;
}) {
  const viewer = useSignedIn();
  const unread = unreadOf(rows, readUntil, viewer.user.id);
  const marked = useMarked(unread);
  useReading(rows[0]?.at ?? null, unread.length > 0);
  return (
    <section className="card" aria-labelledby="news">
      <div className="section-head">
        <h2 id="news">{t.home.sinceYesterday}</h2>
        <Link to="/o/$slug/activity" params={{ slug }} search={{}}>
          {t.home.allActivity}
        </Link>
      </div>
      {rows.length === 0 && <p className="muted">{t.home.nothingNew}</p>}
      <ol className="history">
        {rows.map(({ id, at, text, reason, by, bySide }) => (
          <li key={id}>
            <When at={at} zone={zone} />
            <div>
              {text} {marked.has(id) && <Tag tone="info">{t.home.isNew}</Tag>}
              {reason != null && <div>{reason}</div>}
              <div className="small">{[by?.name, bySide?.name].filter(Boolean).join(' · ')}</div>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Ids of the rows that were new at any time since the page was opened. */
function useMarked(unread: readonly string[]): ReadonlySet<string> {
  const [marked, mark] = useState<ReadonlySet<string>>(new Set());
  const fresh = unread.filter((id) => !marked.has(id));
  if (fresh.length > 0) mark(new Set([...marked, ...fresh]));
  return marked;
}

/** Marks as read what happened up to the newest row that the page shows. */
function useReading(newest: string | null, isUnread: boolean): void {
  const [read] = useAction(MARK_READ);
  useEffect(() => {
    if (newest !== null && isUnread && document.visibilityState === 'visible') void read({ until: newest });
  }, [newest, isUnread, read]);
}
