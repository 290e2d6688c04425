import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { time } from '../i18n/formats';
import { t } from '../i18n/t';
import { Period } from '../ui/values';
import { kindWord } from './content';
import type { EntryPiece } from './layers';
import type { TimelineRow } from './pieces';

export interface Hovered {
  readonly row: TimelineRow;
  readonly piece: EntryPiece;
  readonly left: number;
  readonly top: number;
  /** The width of the frame, in which the details stay. */
  readonly width: number;
  /** True when it was opened by keyboard; the details then take the focus. */
  readonly byKeyboard: boolean;
}

const WIDTH = 240;

/** The details of an entry beside it. The list says the same. */
export function Details({ hovered, onClose }: { readonly hovered: Hovered; readonly onClose: () => void }) {
  const { row, piece, left, top, width, byKeyboard } = hovered;
  const details = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (byKeyboard) details.current?.focus();
  }, [byKeyboard, piece]);
  useEffect(() => {
    const shown = details.current;
    const close = ({ key }: KeyboardEvent) => key === 'Escape' && onClose();
    shown?.addEventListener('keydown', close);
    return () => shown?.removeEventListener('keydown', close);
  }, [onClose]);
  const { entry, kind } = piece;
  return (
    <div
      ref={details}
      className="tl-details"
      role="group"
      tabIndex={-1}
      aria-label={t.timeline.details}
      style={{ left: Math.max(0, Math.min(left, width - WIDTH)), top, width: WIDTH }}
      onPointerLeave={byKeyboard ? undefined : onClose}
    >
      <p>
        <strong>{entry.label ?? kindWord(kind)}</strong>
      </p>
      <p>
        <Period from={entry.startsAt} to={entry.endsAt} zone={row.zone} />
      </p>
      <p className="muted">
        {kindWord(kind)}
        {entry.units > 1 && ` · × ${entry.units}`}
      </p>
      {Date.parse(entry.turnaroundEndsAt) > Date.parse(entry.endsAt) && (
        <p className="muted">{t.timeline.until(time(entry.turnaroundEndsAt, row.zone))}</p>
      )}
      {entry.bookingId !== null && (
        <Link to="/b/$id" params={{ id: entry.bookingId }}>
          {t.timeline.open}
        </Link>
      )}
    </div>
  );
}
