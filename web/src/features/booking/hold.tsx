import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { t } from '../../i18n/t';
import { clockWord, useCountdown } from '../../ui/countdown';
import { Icon } from '../../ui/icon';
import { announce } from '../../ui/live-region';

const TOLD_AT_SECONDS = [120, 30];

/** A hold that runs: the time left, told at 2 minutes and at 30 seconds, and the ways on. */
export function RunningHold({
  expiresAt,
  busy,
  onConfirm,
  onGiveUp,
  onLapsed,
}: {
  readonly expiresAt: string;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onGiveUp: () => void;
  readonly onLapsed: () => void;
}) {
  const left = useCountdown(expiresAt);
  const told = useRef(new Set<number>());
  const seconds = Math.ceil(left / 1000);
  useEffect(() => {
    const due = TOLD_AT_SECONDS.find((at) => seconds <= at && seconds > at - 5 && !told.current.has(at));
    if (due === undefined) return;
    told.current.add(due);
    announce(t.booking.holdSoonOver(clockWord(due * 1000)));
  }, [seconds]);
  useEffect(() => {
    if (left === 0 && Date.parse(expiresAt) <= Date.now()) onLapsed();
  }, [left, expiresAt, onLapsed]);
  return (
    <div className="hold">
      <p className="hold-left">
        <Icon name="hold" /> {t.booking.holdLeft(clockWord(left))}
      </p>
      <div className="row">
        <Button type="primary" loading={busy} onClick={onConfirm}>
          {t.booking.confirm}
        </Button>
        <Button onClick={onGiveUp}>{t.booking.cancelHold}</Button>
      </div>
    </div>
  );
}
