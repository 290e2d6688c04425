import { office } from '../../i18n/office';
import type { IconName } from '../../ui/icon';
import { Tag } from '../../ui/status-tag';
import type { Status } from './settlement.model';

const looks: Readonly<
  Record<Status, { readonly icon: IconName; readonly tone: 'quiet' | 'warning' | 'info' | 'success' }>
> = {
  OPEN: { icon: 'clock', tone: 'quiet' },
  ISSUED: { icon: 'request', tone: 'warning' },
  ACCEPTED: { icon: 'kept', tone: 'info' },
  SETTLED: { icon: 'success', tone: 'success' },
};

/** The status of a statement by icon, word and colour. A dispute of a line stands beside it. */
export function StatementTag({ status, disputedLines }: { readonly status: Status; readonly disputedLines: number }) {
  const { icon, tone } = looks[status];
  return (
    <span className="row">
      <Tag tone={tone} icon={icon}>
        {office.settlement.status[status]}
      </Tag>
      {disputedLines > 0 && (
        <Tag tone="error" icon="warning">
          {office.settlement.status.DISPUTED}
        </Tag>
      )}
    </span>
  );
}
