import { Button } from 'antd';
import { useState } from 'react';
import type { BookingPolicyInput, ListingFragment } from '../../api/generated/graphql';
import { useLateQuery } from '../../api/use-late-query';
import { refusedBy, type UserError, useAction } from '../../api/use-action';
import { t } from '../../i18n/t';
import { addDays, localAt, today } from '../../time/zoned';
import { Checklist } from '../../ui/checklist';
import { Choose, ChooseTime, DateInput } from '../../ui/fields';
import { Labelled } from '../../ui/labelled';
import { Refusals } from '../../ui/states';
import { TRY_POLICY, UPDATE_RESOURCE } from './listing.graphql';

const RULES = [
  'minimumMinutes',
  'maximumMinutes',
  'startStepMinutes',
  'minimumNoticeMinutes',
  'maximumAdvanceDays',
  'turnaroundMinutes',
  'cancellationNoticeMinutes',
  'checkInOpensMinutes',
  'noShowAfterMinutes',
] as const;
type Rule = (typeof RULES)[number];

/** Zero instead of null: without these there is no rule, but a resource always has a value of them. */
const ALWAYS: readonly Rule[] = ['turnaroundMinutes', 'checkInOpensMinutes'];

/** Each rule is a sentence with a field in it; the live example shows what a booking would be answered. */
export function RulesForm({
  listing,
  submitLabel,
  onSaved,
}: {
  readonly listing: ListingFragment;
  readonly submitLabel: string;
  readonly onSaved: (listing: ListingFragment) => void;
}) {
  const [policy, setPolicy] = useState<BookingPolicyInput>(() =>
    Object.fromEntries(Object.entries(listing.policy).filter(([name]) => name !== '__typename')),
  );
  const [update, saving] = useAction(UPDATE_RESOURCE);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const set = (rule: Rule, text: string) =>
    setPolicy({ ...policy, [rule]: text === '' ? (ALWAYS.includes(rule) ? 0 : null) : Math.floor(Number(text)) });
  const save = async () => {
    const result = await update({ input: { resourceId: listing.id, policy } });
    setErrors(refusedBy(result));
    const saved = result.data?.updateResource.resource;
    if (saved != null) onSaved(saved);
  };
  return (
    <div className="rules-form">
      <div className="stack">
        <p className="muted">{t.listing.ruleHint}</p>
        {RULES.map((rule) => {
          const [before, after] = t.listing.rules[rule] as unknown as [string, string];
          return (
            <label key={rule} className="rule-sentence">
              <span>{before}</span>
              <input
                type="number"
                min={0}
                className="native-input"
                value={policy[rule] ?? ''}
                aria-invalid={errors.some(({ field }) => field?.includes(rule))}
                onChange={(event) => set(rule, event.target.value)}
              />
              <span>{after}</span>
            </label>
          );
        })}
        <Labelled label={t.listing.approval}>
          {(id) => (
            <Choose
              id={id}
              value={policy.approval ?? 'AUTOMATIC'}
              choices={(['AUTOMATIC', 'AUTOMATIC_FOR_PARTNERS', 'OWNER_APPROVES'] as const).map((approval) => ({
                value: approval,
                label: t.resource.rule.approval[approval],
              }))}
              onChange={(approval) =>
                setPolicy({ ...policy, approval: approval as NonNullable<BookingPolicyInput['approval']> })
              }
            />
          )}
        </Labelled>
        <Refusals errors={errors} />
        <div className="form-actions">
          <Button type="primary" loading={saving} onClick={() => void save()}>
            {submitLabel}
          </Button>
        </div>
      </div>
      <Example listing={listing} policy={policy} />
    </div>
  );
}

/** A booking that a school might ask for, and the answer by the rules as they stand in the form. */
function Example({ listing, policy }: { readonly listing: ListingFragment; readonly policy: BookingPolicyInput }) {
  const zone = listing.timeZone;
  const [date, setDate] = useState(() => addDays(today(zone), 1));
  const [start, setStart] = useState('09:00');
  const [end, setEnd] = useState('11:00');
  const { data } = useLateQuery(TRY_POLICY, {
    input: { resourceId: listing.id, policy, startsAtLocal: localAt(date, start), endsAtLocal: localAt(date, end) },
  });
  return (
    <section className="card" aria-label={t.listing.tryIt}>
      <h3>{t.listing.tryIt}</h3>
      <div className="wish">
        <Labelled label={t.words.date}>
          {(id) => <DateInput id={id} value={date} onChange={(chosen) => chosen !== '' && setDate(chosen)} />}
        </Labelled>
        <Labelled label={t.words.start}>
          {(id) => <ChooseTime id={id} value={start} step={30} part="start" onChange={setStart} />}
        </Labelled>
        <Labelled label={t.words.end}>
          {(id) => <ChooseTime id={id} value={end} step={30} part="end" onChange={setEnd} />}
        </Labelled>
      </div>
      <div aria-live="polite">
        <Checklist label={t.listing.tryIt} checks={data?.tryPolicy ?? []} />
      </div>
    </section>
  );
}
