import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { type ActionResult, refusedBy, useAction, useIdempotencyKey, type UserError } from '../../api/use-action';
import { money, month as monthName } from '../../i18n/formats';
import { office } from '../../i18n/office';
import { t } from '../../i18n/t';
import { ConfirmButton } from '../../ui/confirm';
import { Labelled } from '../../ui/labelled';
import { toast } from '../../ui/live-region';
import { Refusals } from '../../ui/states';
import { ACCEPT, ADJUST, DISPUTE, ISSUE, SETTLE } from './settlement.graphql';
import { typedAmount } from './settlement.model';
import type { Statement } from './statement-node';
import type { StatementRowFragment } from '../../api/generated/graphql';

/** A button with a dialog that does one step and keeps its refusals to be read there. */
function StepButton({
  act,
  said,
  onDone,
  children,
  ...button
}: {
  readonly label: string;
  readonly title: string;
  readonly primary?: boolean;
  readonly disabled?: boolean;
  readonly act: () => Promise<ActionResult<object>>;
  /** The word that is announced when it is done. */
  readonly said: string;
  readonly onDone: () => void;
  readonly children: ReactNode;
}) {
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const run = async () => {
    const refused = refusedBy(await act());
    setErrors(refused);
    onDone();
    if (refused.length > 0) return false;
    toast(said);
    return true;
  };
  return (
    <ConfirmButton {...button} act={run}>
      <Refusals errors={errors} />
      {children}
    </ConfirmButton>
  );
}

/** The steps of a statement that its viewer may take now. */
export function StatementActions({
  statement,
  onDone,
}: {
  readonly statement: Statement;
  readonly onDone: () => void;
}) {
  const [issue] = useAction(ISSUE);
  const [accept] = useAction(ACCEPT);
  const [settle] = useAction(SETTLE);
  const { id: statementId, from, total, provider, consumer, viewerCan, needTimes, disputedLines } = statement;
  const number = statement.number ?? monthName(from);
  const sum = (other: string) => (
    <p>
      <strong>{office.settlement.of(money(total), other)}</strong>
    </p>
  );
  return (
    <div className="row statement-actions">
      {viewerCan.includes('ISSUE') && (
        <StepButton
          primary
          label={office.settlement.issue}
          title={office.settlement.issueTitle(monthName(from))}
          disabled={needTimes.length > 0}
          act={() =>
            issue({
              input: { providerId: provider.id, consumerId: consumer.id, currency: total.currency, month: from },
            })
          }
          said={office.settlement.status.ISSUED}
          onDone={onDone}
        >
          {sum(consumer.name)}
          <p>{office.settlement.issueText}</p>
        </StepButton>
      )}
      {viewerCan.includes('ACCEPT') && (
        <StepButton
          primary
          label={office.settlement.accept}
          title={office.settlement.acceptTitle(number)}
          disabled={disputedLines > 0}
          act={() => accept({ input: { statementId } })}
          said={office.settlement.status.ACCEPTED}
          onDone={onDone}
        >
          {sum(provider.name)}
          <p>{office.settlement.acceptText}</p>
        </StepButton>
      )}
      {viewerCan.includes('SETTLE') && (
        <StepButton
          primary
          label={office.settlement.settle}
          title={office.settlement.settleTitle(number)}
          act={() => settle({ input: { statementId } })}
          said={office.settlement.status.SETTLED}
          onDone={onDone}
        >
          {sum(consumer.name)}
          <p>{office.settlement.settleText}</p>
        </StepButton>
      )}
    </div>
  );
}

interface OfLine {
  readonly line: StatementRowFragment;
  readonly onDone: () => void;
}

function TheLine({ line }: { readonly line: StatementRowFragment }) {
  return (
    <p>
      <strong>{office.settlement.of(money(line.amount), line.description)}</strong>
    </p>
  );
}

function ReasonField({ reason, onReason }: { readonly reason: string; readonly onReason: (reason: string) => void }) {
  return (
    <Labelled label={t.words.reason}>
      {(id) => (
        <Input.TextArea
          id={id}
          rows={3}
          maxLength={1000}
          value={reason}
          onChange={({ target }) => onReason(target.value)}
        />
      )}
    </Labelled>
  );
}

/** The consumer does not agree to a line. */
export function DisputeButton({ line, onDone }: OfLine) {
  const [dispute] = useAction(DISPUTE);
  const [idempotencyKey] = useIdempotencyKey();
  const [reason, setReason] = useState('');
  return (
    <StepButton
      label={office.settlement.dispute}
      title={office.settlement.disputeTitle}
      act={() => dispute({ input: { lineId: line.id, reason, idempotencyKey } })}
      said={office.settlement.status.DISPUTED}
      onDone={onDone}
    >
      <TheLine line={line} />
      <p>{office.settlement.disputeText}</p>
      <ReasonField reason={reason} onReason={setReason} />
    </StepButton>
  );
}

/** The provider corrects a line by a difference, or says with 0 that it stands. */
export function CorrectButton({ line, onDone }: OfLine) {
  const [adjust] = useAction(ADJUST);
  const [idempotencyKey, renew] = useIdempotencyKey();
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const act = async () => {
    const given = typedAmount(amount);
    const result = await adjust({
      input: { lineId: line.id, amount: given === '' ? '0' : given, reason, idempotencyKey },
    });
    if (refusedBy(result).length === 0) {
      renew();
      setAmount('');
      setReason('');
    }
    return result;
  };
  return (
    <StepButton
      label={office.settlement.correct}
      title={office.settlement.correctTitle}
      primary={line.disputed}
      act={act}
      said={office.settlement.outcome.ADJUSTED}
      onDone={onDone}
    >
      <TheLine line={line} />
      <p>{office.settlement.correctText}</p>
      <div className="stack">
        <Labelled label={office.settlement.difference}>
          {(id) => (
            <>
              <Input
                id={id}
                inputMode="text"
                autoComplete="off"
                suffix={line.amount.currency}
                placeholder="0"
                value={amount}
                aria-describedby={`${id}-hint`}
                onChange={({ target }) => setAmount(target.value)}
              />
              <span id={`${id}-hint`} className="small">
                {office.settlement.differenceHint}
              </span>
            </>
          )}
        </Labelled>
        <ReasonField reason={reason} onReason={setReason} />
      </div>
    </StepButton>
  );
}
