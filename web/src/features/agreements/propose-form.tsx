import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useAction, useIdempotencyKey } from '../../api/use-action';
import { useLateQuery } from '../../api/use-late-query';
import { usePageQuery } from '../../api/use-page-query';
import type { OwnOrganization } from '../../app/session';
import { office } from '../../i18n/office';
import { t } from '../../i18n/t';
import { addDays, addMonths, today } from '../../time/zoned';
import { ActionForm } from '../../ui/action-form';
import { Choose, DateInput } from '../../ui/fields';
import { toast } from '../../ui/live-region';
import { Loaded } from '../../ui/states';
import { FIND_PARTNERS, PROPOSE, PROVIDER_RESOURCES } from './agreements.graphql';
import { proposalOf, type ProposalValues } from './agreements.model';

/** Proposes an agreement to another organization, on either side of it. */
export function ProposeForm({
  organization,
  onDone,
}: {
  readonly organization: OwnOrganization;
  readonly onDone: () => void;
}) {
  const { id, slug, kind, timeZone } = organization;
  const navigate = useNavigate();
  const [form] = Form.useForm<ProposalValues>();
  const [propose] = useAction(PROPOSE);
  const [idempotencyKey] = useIdempotencyKey();
  const side = Form.useWatch<ProposalValues['side'] | undefined>('side', form) ?? 'own';
  const partner = Form.useWatch<string | undefined>('partner', form) ?? '';
  const close = () => void navigate({ to: '/o/$slug/agreements', params: { slug }, search: {}, replace: true });
  const now = today(timeZone);
  return (
    <section className="card propose">
      <h2>{office.agreements.propose}</h2>
      <p className="muted">{office.agreements.proposeText}</p>
      <ActionForm
        form={form}
        fields={['partner', 'side', 'from', 'to', 'includedMinutes', 'discountPercent']}
        initialValues={{
          side: kind === 'SCHOOL' ? 'other' : 'own',
          from: now,
          to: addDays(addMonths(now, 12), -1),
          includedMinutes: '0',
          discountPercent: '0',
        }}
        submit={(values: ProposalValues) => propose({ input: { ...proposalOf(values, id), idempotencyKey } })}
        done={() => {
          toast(office.agreements.waitsForOther);
          onDone();
          close();
        }}
        submitLabel={office.agreements.propose}
        extra={<Button onClick={close}>{t.words.cancel}</Button>}
      >
        <Form.Item name="partner" label={office.agreements.partner}>
          <PartnerChoice own={id} />
        </Form.Item>
        <Form.Item name="side" label={office.agreements.side}>
          <Choose
            choices={[
              { value: 'own', label: office.agreements.ownSide },
              { value: 'other', label: office.agreements.otherSide },
            ]}
          />
        </Form.Item>
        <div className="form-pair">
          <Form.Item name="from" label={office.agreements.from}>
            <DateInput />
          </Form.Item>
          <Form.Item name="to" label={office.agreements.last}>
            <DateInput />
          </Form.Item>
          <Form.Item name="includedMinutes" label={office.agreements.included} extra={office.agreements.includedHint}>
            <Input type="number" min={0} step="0.5" />
          </Form.Item>
          <Form.Item name="discountPercent" label={office.agreements.discount}>
            <Input type="number" min={0} max={100} step="0.01" />
          </Form.Item>
        </div>
        <Form.Item name="resourceIds" noStyle>
          <Scope providerId={side === 'own' ? id : partner} />
        </Form.Item>
      </ActionForm>
    </section>
  );
}

/** The choice of an organization, and a field that searches for it; takes `id`, `value` and `onChange` of a form item. */
function PartnerChoice({
  own,
  id,
  value,
  onChange,
}: {
  readonly own: string;
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (partner: string) => void;
}) {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const { data } = useLateQuery(FIND_PARTNERS, { text: typed.trim() });
  const found = (data?.organizations.nodes ?? []).filter((each) => each.id !== own);
  // The chosen one stays, whatever is searched for next.
  const choices = chosen === null || found.some((each) => each.id === chosen.id) ? found : [chosen, ...found];
  const choose = (partner: string) => {
    setChosen(choices.find((each) => each.id === partner) ?? null);
    onChange?.(partner);
  };
  return (
    <div className="form-pair">
      <Input
        value={typed}
        autoComplete="off"
        allowClear
        aria-label={office.agreements.partnerHint}
        placeholder={office.agreements.partnerHint}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Choose
        {...(id !== undefined && { id })}
        value={value}
        onChange={choose}
        empty={data !== undefined && found.length === 0 ? office.agreements.noPartner : office.agreements.choosePartner}
        choices={choices.map((each) => ({ value: each.id, label: each.name }))}
      />
    </div>
  );
}

/** All resources of the provider, or some of them; takes `value` and `onChange` of a form item. */
function Scope({
  providerId,
  value,
  onChange,
}: {
  /** Empty while no partner is chosen. */
  readonly providerId: string;
  readonly value?: readonly string[] | null;
  readonly onChange?: (ids: readonly string[] | null) => void;
}) {
  const all = value == null;
  const page = usePageQuery(PROVIDER_RESOURCES, { organizationId: providerId }, { pause: all || providerId === '' });
  // The resources of one provider cannot be covered by an agreement with another.
  useEffect(() => onChange?.(null), [providerId]);
  return (
    <fieldset className="scope">
      <legend>{office.agreements.scope}</legend>
      <label>
        <input type="radio" name="scope" checked={all} onChange={() => onChange?.(null)} />
        <span>{office.agreements.all}</span>
      </label>
      <label>
        <input type="radio" name="scope" checked={!all} onChange={() => onChange?.([])} />
        <span>{office.agreements.some}</span>
      </label>
      {!all && providerId === '' && <p className="muted">{office.agreements.chooseFirst}</p>}
      {!all && providerId !== '' && (
        <Loaded page={page} lines={4}>
          {({ resources }) => (
            <div className="scope-list">
              {resources.nodes.length === 0 && <p className="muted">{office.agreements.noResources}</p>}
              {resources.nodes.map(({ id, code, name }) => (
                <label key={id}>
                  <input
                    type="checkbox"
                    checked={value.includes(id)}
                    onChange={({ target }) =>
                      onChange?.(target.checked ? [...value, id] : value.filter((each) => each !== id))
                    }
                  />
                  <span>
                    {name} <span className="small">{code}</span>
                  </span>
                </label>
              ))}
            </div>
          )}
        </Loaded>
      )}
    </fieldset>
  );
}
