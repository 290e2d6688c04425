import { Button, Input } from 'antd';
import { useState } from 'react';
import { refusedBy, type UserError, useAction, useKeyOf } from '../../api/use-action';
import { t } from '../../i18n/t';
import { ConfirmButton } from '../../ui/confirm';
import { Labelled } from '../../ui/labelled';
import { announce } from '../../ui/live-region';
import { Refusals } from '../../ui/states';
import { ANSWER } from './approvals.graphql';

/** The refusals of requests that were answered together, by the booking's id. */
export type Refused = ReadonlyMap<string, readonly string[]>;

/** Answers the selected requests together. Each is answered whole for itself, so some may be refused. */
export function AnswerSelected({
  ids,
  onSelectAll,
  onClear,
  onAnswered,
}: {
  readonly ids: readonly string[];
  readonly onSelectAll: () => void;
  readonly onClear: () => void;
  readonly onAnswered: (refused: Refused) => void;
}) {
  const [answer, answering] = useAction(ANSWER);
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const key = useKeyOf(JSON.stringify({ ids, reason }));
  const send = async (
    input: { readonly approve: string[] } | { readonly decline: string[]; readonly reason: string },
  ) => {
    const idempotencyKey = `${key}-${'approve' in input ? 'approve' : 'decline'}`;
    const result = await answer({ input: { ...input, idempotencyKey } });
    const results = result.data?.answerBookings.results ?? [];
    setErrors(refusedBy(result));
    if (result.problem !== null) return false;
    const refused = results.filter(({ userErrors }) => userErrors.length > 0);
    announce(t.bookings.answered(results.length - refused.length, refused.length));
    onAnswered(
      new Map(refused.map(({ bookingId, userErrors }) => [bookingId, userErrors.map(({ message }) => message)])),
    );
    onClear();
    return true;
  };
  return (
    <div className="row list-tools" role="group" aria-label={t.bookings.selected(ids.length)}>
      <span role="status">{t.bookings.selected(ids.length)}</span>
      {ids.length === 0 ? (
        <Button onClick={onSelectAll}>{t.bookings.selectAll}</Button>
      ) : (
        <>
          <Button type="primary" loading={answering} onClick={() => void send({ approve: [...ids] })}>
            {t.bookings.approveSelected}
          </Button>
          <ConfirmButton
            label={t.bookings.declineSelected}
            title={t.bookings.declineTitleMany(ids.length)}
            confirm={t.bookings.decline}
            act={() => send({ decline: [...ids], reason })}
          >
            <Labelled label={t.words.reason}>
              {(id) => (
                <Input id={id} value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} />
              )}
            </Labelled>
          </ConfirmButton>
          <Button onClick={onClear}>{t.bookings.selectNone}</Button>
        </>
      )}
      <Refusals errors={errors} />
    </div>
  );
}
