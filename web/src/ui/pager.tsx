import { Button } from 'antd';
import { t } from '../i18n/t';

/** Leads from one page of a long list to the next, and back to the first; the place is kept in the address. */
export function Pager({
  after,
  pageInfo,
  onGo,
}: {
  /** The place of the page; absent = the first. */
  readonly after: string | undefined;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
  readonly onGo: (after: string | undefined) => void;
}) {
  if (after === undefined && !pageInfo.hasNextPage) return null;
  return (
    <nav className="row below" aria-label={t.words.pages}>
      {after !== undefined && <Button onClick={() => onGo(undefined)}>{t.words.firstPage}</Button>}
      {pageInfo.hasNextPage && (
        <Button onClick={() => onGo(pageInfo.endCursor ?? undefined)}>{t.words.nextPage}</Button>
      )}
    </nav>
  );
}
