import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Input } from 'antd';
import { refusedBy, useAction, type UserError } from '../../api/use-action';
import { usePageQuery } from '../../api/use-page-query';
import type { OwnOrganization } from '../../app/session';
import { count, decimal, fullDay } from '../../i18n/formats';
import { office } from '../../i18n/office';
import { t } from '../../i18n/t';
import { addDays, dateOf, toLocal, today } from '../../time/zoned';
import { ConfirmButton } from '../../ui/confirm';
import { Labelled } from '../../ui/labelled';
import { toast } from '../../ui/live-region';
import { Loaded, Refusals } from '../../ui/states';
import { Tag } from '../../ui/status-tag';
import { ACCEPT, END, PROVIDER_RESOURCES } from './agreements.graphql';
import { type Step, stepsOf } from './agreements.model';
import type { Agreement } from './agreement';

const tones = { PROPOSED: 'warning', ACTIVE: 'success', ENDED: 'quiet', DECLINED: 'error' } as const;
const icons = { PROPOSED: 'clock', ACTIVE: 'success', ENDED: 'cancelled', DECLINED: 'error' } as const;

interface CardProps {
  readonly agreement: Agreement;
  readonly own: OwnOrganization;
  readonly isAdmin: boolean;
  readonly admins: string;
  readonly onDone: () => void;
}

/** An agreement with its terms, how much of its free time is used, and the steps that the viewer may take. */
export function AgreementCard({ agreement, own, isAdmin, admins, onDone }: CardProps) {
  const { provider, consumer, proposedBy, status, from, to, discountPercent, acceptedAt, endedAt, endReason } =
    agreement;
  const dayIn = (at: string) => fullDay(dateOf(toLocal(at, provider.timeZone)));
  const isOwnProposal = proposedBy.id === own.id;
  const other = provider.id === own.id ? consumer : provider;
  const waits = status === 'ACTIVE' && today(provider.timeZone) < from;
  return (
    <article className="card agreement" aria-label={other.name}>
      <div className="section-head">
        <h3>
          <Link to="/o/$slug" params={{ slug: other.slug }}>
            {other.name}
          </Link>
        </h3>
        <Tag tone={tones[status]} icon={icons[status]}>
          {office.agreements.status[status]}
        </Tag>
      </div>
      <dl className="facts">
        <dt>{office.agreements.provides}</dt>
        <dd>{provider.name}</dd>
        <dt>{office.agreements.uses}</dt>
        <dd>{consumer.name}</dd>
        <dt>{office.agreements.term}</dt>
        <dd>
          {office.agreements.termOf(fullDay(from), fullDay(addDays(to, -1)))}
          {waits && <div className="small">{office.agreements.notYet(fullDay(from))}</div>}
        </dd>
        <dt>{office.agreements.freeTime}</dt>
        <dd>
          <FreeTime agreement={agreement} name={other.name} />
        </dd>
        <dt>{t.words.price}</dt>
        <dd>
          {Number(discountPercent) === 0 ? office.agreements.noDiscount : office.agreements.discountOf(discountPercent)}
        </dd>
        <dt>{office.agreements.scope}</dt>
        <dd>
          {agreement.resourceIds == null ? (
            office.agreements.all
          ) : (
            <Covered ids={agreement.resourceIds} providerId={provider.id} />
          )}
        </dd>
      </dl>
      <p className="small">
        {[
          office.agreements.proposedBy(proposedBy.name),
          ...(acceptedAt == null ? [] : [office.agreements.acceptedOn(dayIn(acceptedAt))]),
          ...(endedAt == null ? [] : [office.agreements.endedOn(dayIn(endedAt))]),
        ].join(' · ')}
      </p>
      {endReason != null && <p>{endReason}</p>}
      {status === 'PROPOSED' && isOwnProposal && <p className="muted">{office.agreements.waitsForOther}</p>}
      {status === 'PROPOSED' && !isOwnProposal && !isAdmin && (
        <p className="muted">{office.agreements.adminAccepts(admins)}</p>
      )}
      <div className="row">
        {stepsOf({ status, isOwnProposal }, isAdmin).map((step) => (
          <StepButton key={step} step={step} agreement={agreement} name={other.name} onDone={onDone} />
        ))}
      </div>
    </article>
  );
}

/** The free time as a bar, and in words. */
function FreeTime({ agreement, name }: { readonly agreement: Agreement; readonly name: string }) {
  const { includedMinutes, usedIncludedMinutes } = agreement;
  if (includedMinutes === 0) return office.agreements.noFreeTime;
  return (
    <>
      <progress
        className="free-time"
        aria-label={`${office.agreements.freeTime}: ${name}`}
        max={includedMinutes}
        value={usedIncludedMinutes}
      />
      <div>{office.agreements.usedOf(decimal(usedIncludedMinutes / 60), decimal(includedMinutes / 60))}</div>
    </>
  );
}

/** The resources of an agreement that names some. Their names are asked for when they are opened. */
function Covered({ ids, providerId }: { readonly ids: readonly string[]; readonly providerId: string }) {
  const [opened, setOpened] = useState(false);
  const page = usePageQuery(PROVIDER_RESOURCES, { organizationId: providerId }, { pause: !opened });
  return (
    <details onToggle={({ currentTarget }) => setOpened(currentTarget.open)}>
      <summary>{office.agreements.someResources(count(ids.length))}</summary>
      {opened && (
        <Loaded page={page} lines={ids.length}>
          {({ resources }) => (
            <ul className="covered">
              {ids.map((id) => {
                const found = resources.nodes.find((resource) => resource.id === id);
                return (
                  <li key={id}>
                    {found === undefined ? (
                      office.agreements.unnamed
                    ) : (
                      <Link to="/r/$id" params={{ id }} search={{}}>
                        {found.name}
                      </Link>
                    )}
                  </li>
                );
              })}
            </ul>
          )}
        </Loaded>
      )}
    </details>
  );
}

const texts = {
  accept: () => [office.agreements.acceptTitle, office.agreements.acceptText],
  decline: () => [office.agreements.declineTitle, office.agreements.declineText],
  withdraw: () => [office.agreements.withdrawTitle, office.agreements.withdrawText],
  end: () => [office.agreements.endTitle, office.agreements.endText],
} as const satisfies Readonly<Record<Step, () => readonly [string, string]>>;

/** A button whose dialog says the terms and the consequences; ending and declining keep a reason. */
function StepButton({
  step,
  agreement,
  name,
  onDone,
}: {
  readonly step: Step;
  readonly agreement: Agreement;
  readonly name: string;
  readonly onDone: () => void;
}) {
  const [accept] = useAction(ACCEPT);
  const [end] = useAction(END);
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const [title, text] = texts[step]();
  const act = async () => {
    const input = { agreementId: agreement.id, reason: reason.trim() === '' ? null : reason.trim() };
    const refused = refusedBy(step === 'accept' ? await accept({ input }) : await end({ input }));
    setErrors(refused);
    onDone();
    if (refused.length === 0) toast(office.agreements[step]);
    return refused.length === 0;
  };
  return (
    <ConfirmButton
      label={office.agreements[step]}
      title={title}
      act={act}
      primary={step === 'accept'}
      danger={step === 'end'}
    >
      <Refusals errors={errors} />
      <p>
        <strong>
          {name} · {office.agreements.termOf(fullDay(agreement.from), fullDay(addDays(agreement.to, -1)))}
        </strong>
      </p>
      <p>{text}</p>
      {step !== 'accept' && (
        <Labelled label={`${t.words.reason} (${t.words.optional})`}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={3}
              maxLength={2000}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Labelled>
      )}
    </ConfirmButton>
  );
}
