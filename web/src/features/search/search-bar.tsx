import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { t } from '../../i18n/t';
import { Choose, DateInput } from '../../ui/fields';
import { Icon } from '../../ui/icon';
import { Labelled } from '../../ui/labelled';
import { DEFAULT_DURATION, DURATIONS, type FindSearch } from './find.model';
import { type Draft, draftOf, isFiltered, searchOf } from './draft';
import { Filters } from './filters';
import { useSkills } from './use-skills';

/** A wish as it is typed. It is sent only by Enter or the button, because a search costs the service something. */
export function SearchBar({
  find,
  days,
  sites,
  forOrganization,
  onSearch,
}: {
  readonly find: FindSearch;
  readonly days: { readonly from: string; readonly to: string };
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  /** Whether the viewer searches for a verified organization, which alone knows prices and approvals. */
  readonly forOrganization: boolean;
  readonly onSearch: (find: FindSearch) => void;
}) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(find));
  const [open, setOpen] = useState(isFiltered(find));
  const change = (part: { readonly [Key in keyof Draft]?: Draft[Key] | undefined }) =>
    setDraft((before) => ({ ...before, ...part }) as Draft);
  const skills = useSkills(draft.q ?? '');
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSearch(searchOf(draft));
  };
  return (
    <form className="card search-bar" role="search" aria-label={t.find.title} onSubmit={send}>
      <div className="search-main">
        <Labelled label={t.find.words} wide>
          {(id) => (
            <>
              <Input
                id={id}
                list={`${id}-skills`}
                value={draft.q ?? ''}
                placeholder={t.find.wordsHint}
                onChange={(event) => change({ q: event.target.value || undefined })}
              />
              <datalist id={`${id}-skills`}>
                {skills.map(({ skill, resources }) => (
                  <option key={skill} value={skill}>
                    {t.find.skillCount(resources)}
                  </option>
                ))}
              </datalist>
            </>
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
      {open && <Filters draft={draft} sites={sites} forOrganization={forOrganization} onChange={change} />}
    </form>
  );
}
