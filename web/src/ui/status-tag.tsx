import { t } from '../i18n/t';
import type { Words } from '../i18n/zh';
import { Icon, type IconName } from './icon';

type BookingStatus = keyof Words['bookingStatus'];
type Tone = 'info' | 'success' | 'warning' | 'error' | 'quiet';
const looks: Readonly<Record<BookingStatus, { icon: IconName; tone: Tone }>> = {
  HELD: { icon: 'hold', tone: 'warning' },
  PENDING_APPROVAL: { icon: 'clock', tone: 'warning' },
  CONFIRMED: { icon: 'success', tone: 'success' },
  IN_USE: { icon: 'use', tone: 'info' },
  COMPLETED: { icon: 'done', tone: 'quiet' },
  NO_SHOW: { icon: 'missed', tone: 'error' },
  CANCELLED: { icon: 'cancelled', tone: 'quiet' },
  DECLINED: { icon: 'error', tone: 'error' },
  EXPIRED: { icon: 'clock', tone: 'quiet' },
};

/** A status by icon, word and colour. */
export function StatusTag({ status }: { readonly status: BookingStatus }) {
  const { icon, tone } = looks[status];
  return (
    <Tag tone={tone} icon={icon}>
      {t.bookingStatus[status]}
    </Tag>
  );
}

export function Tag({
  tone = 'quiet',
  icon,
  children,
}: {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly children: string;
}) {
  return (
    <span className={`tag tag-${tone}`}>
      {icon !== undefined && <Icon name={icon} size={14} />}
      {children}
    </span>
  );
}
