import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useViewer } from '../../app/session';
import { t } from '../../i18n/t';
import { Choose, DateInput } from '../../ui/fields';
import { Icon } from '../../ui/icon';
import { Labelled } from '../../ui/labelled';
import { DEFAULT_DURATION, DURATIONS, type FindSearch, type ResourceKind } from './find.model';

interface Draft extends Omit<FindSearch, 'skills'> {
  readonly skills?: string;
}

const numberOf = (value: string): number | undefined => (value === '' ? undefined : Number(value));

/** A wish as it is typed. It is sent only by Enter or the button, because a search costs the service something. */
export function SearchBar({
  find,
  days,
  sites,
  onSearch,
}: {
  readonly find: FindSearch;
  readonly days: { readonly from: string; readonly to: string };
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  readonly onSearch: (find: FindSearch) => void;
}) {
  const viewer = useViewer();
  const { skills, ...rest } = find;
  const [draft, setDraft] = useState<Draft>({ ...rest, ...(skills !== undefined && { skills: skills.join(', ') }) });
  const [open, setOpen] = useState(Boolean(find.kind ?? find.units ?? find.seats ?? find.near ?? find.skills));
  const change = (part: { readonly [Key in keyof Draft]?: Draft[Key] | undefined }) =>
    setDraft((before) => ({ ...before, ...part }) as Draft);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const { skills: typed = '', ...others } = draft;
    const list = typed
      .split(/[,，、;；]/)
      .map((skill) => skill.trim())
      .filter((skill) => skill !== '');
    const wanted = { ...others, ...(list.length > 0 && { skills: list }) };
    onSearch(Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined && value !== '')));
  };
  return (
    <form className="card search-bar" role="search" aria-label={t.find.title} onSubmit={send}>
      <div className="search-main">
        <Labelled label={t.find.words} wide>
          {(id) => (
            <Input
              id={id}
              value={draft.q ?? ''}
              placeholder={t.find.wordsHint}
              onChange={(event) => change({ q: event.target.value || undefined })}
            />
          )}
        </Labelled>
        <Labelled label={t.find.from}>
          {(id) => (
            <DateInput
              id={id}
              value={draft.from ?? days.from}
              onChange={(from) => change({ from: from || undefined })}
            />
          )}
        </Labelled>
        <Labelled label={t.find.to}>
          {(id) => <DateInput id={id} value={draft.to ?? days.to} onChange={(to) => change({ to: to || undefined })} />}
        </Labelled>
        <Labelled label={t.find.duration}>
          {(id) => (
            <Choose
              id={id}
              value={String(draft.duration ?? DEFAULT_DURATION)}
              onChange={(duration) => change({ duration: Number(duration) })}
              choices={[...new Set([...DURATIONS, draft.duration ?? DEFAULT_DURATION])].map((minutes) => ({
                value: String(minutes),
                label: minutes % 60 === 0 ? t.words.hours(minutes / 60) : t.words.minutes(minutes),
              }))}
            />
          )}
        </Labelled>
        <Button type="primary" htmlType="submit" icon={<Icon name="search" />}>
          {t.find.submit}
        </Button>
      </div>
      <Button type="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t.find.filters}
      </Button>
      {open && (
        <div className="search-more">
          <Labelled label={t.find.skills} wide>
            {(id) => (
              <Input
                id={id}
                value={draft.skills ?? ''}
                placeholder={t.find.skillsHint}
                onChange={(event) => change({ skills: event.target.value || undefined })}
              />
            )}
          </Labelled>
          <Labelled label={t.find.kind}>
            {(id) => (
              <Choose
                id={id}
                value={draft.kind}
                empty={t.find.anyKind}
                onChange={(kind) => change({ kind: kind === '' ? undefined : (kind as ResourceKind) })}
                choices={Object.entries(t.resourceKind).map(([value, label]) => ({ value, label }))}
              />
            )}
          </Labelled>
          <Labelled label={t.find.units}>
            {(id) => <NumberInput id={id} value={draft.units} onChange={(units) => change({ units })} />}
          </Labelled>
          <Labelled label={t.find.seats}>
            {(id) => <NumberInput id={id} value={draft.seats} onChange={(seats) => change({ seats })} />}
          </Labelled>
          {sites.length > 0 && (
            <>
              <Labelled label={t.find.near}>
                {(id) => (
                  <Choose
                    id={id}
                    value={draft.near}
                    empty={t.find.anywhere}
                    onChange={(near) => change({ near: near || undefined, km: near ? (draft.km ?? 30) : undefined })}
                    choices={sites.map((site) => ({ value: site.id, label: site.name }))}
                  />
                )}
              </Labelled>
              <Labelled label={t.find.km}>
                {(id) => (
                  <NumberInput
                    id={id}
                    value={draft.km}
                    disabled={draft.near === undefined}
                    onChange={(km) => change({ km })}
                  />
                )}
              </Labelled>
            </>
          )}
          {viewer !== null && viewer.memberships.length > 0 && (
            <Labelled label={t.find.as}>
              {(id) => (
                <Choose
                  id={id}
                  value={draft.as ?? viewer.memberships[0]?.organization.slug}
                  onChange={(as) => change({ as: as || undefined })}
                  choices={viewer.memberships.map(({ organization }) => ({
                    value: organization.slug,
                    label: organization.name,
                  }))}
                />
              )}
            </Labelled>
          )}
        </div>
      )}
    </form>
  );
}

function NumberInput({
  id,
  value,
  disabled = false,
  onChange,
}: {
  readonly id: string;
  readonly value: number | undefined;
  readonly disabled?: boolean;
  readonly onChange: (value: number | undefined) => void;
}) {
  return (
    <input
      id={id}
      type="number"
      min={1}
      className="native-input"
      value={value ?? ''}
      disabled={disabled}
      onChange={(event) => onChange(numberOf(event.target.value))}
    />
  );
}
