import { Button } from 'antd';
import { t } from '../../i18n/t';
import { addDays, today } from '../../time/zoned';
import { without } from '../../ui/address';
import { Choose, DateInput } from '../../ui/fields';
import { Labelled } from '../../ui/labelled';
import { GROUPINGS, type UtilizationSearch, presetDays } from './question';

export function QuestionForm({
  search,
  days,
  by,
  zone,
  sites,
  onGo,
}: {
  readonly search: UtilizationSearch;
  readonly days: { readonly from: string; readonly to: string };
  readonly by: (typeof GROUPINGS)[number];
  readonly zone: string;
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  readonly onGo: (search: UtilizationSearch) => void;
}) {
  return (
    <section className="card search-main question" aria-label={t.utilization.period}>
      <div className="row presets">
        {(['month', 'previous', 'days30', 'days90'] as const).map((preset) => (
          <Button key={preset} onClick={() => onGo({ ...search, ...presetDays(preset, today(zone)) })}>
            {t.utilization.presets[preset]}
          </Button>
        ))}
      </div>
      <Labelled label={t.utilization.from}>
        {(id) => <DateInput id={id} value={days.from} onChange={(from) => from !== '' && onGo({ ...search, from })} />}
      </Labelled>
      <Labelled label={t.utilization.to}>
        {(id) => (
          <DateInput id={id} value={addDays(days.to, -1)} onChange={(to) => to !== '' && onGo({ ...search, to })} />
        )}
      </Labelled>
      <Labelled label={t.utilization.by}>
        {(id) => (
          <Choose
            id={id}
            value={by}
            choices={GROUPINGS.map((grouping) => ({ value: grouping, label: t.utilization.grouping[grouping] }))}
            onChange={(chosen) => onGo({ ...search, by: chosen as (typeof GROUPINGS)[number] })}
          />
        )}
      </Labelled>
      {sites.length > 1 && (
        <Labelled label={t.utilization.site}>
          {(id) => (
            <Choose
              id={id}
              value={search.site}
              empty={t.words.all}
              choices={sites.map((site) => ({ value: site.id, label: site.name }))}
              onChange={(site) => onGo(site === '' ? without(search, ['site']) : { ...search, site })}
            />
          )}
        </Labelled>
      )}
      <label className="row">
        <input
          type="checkbox"
          checked={search.compare === 'yes'}
          onChange={({ target }) => onGo(target.checked ? { ...search, compare: 'yes' } : without(search, ['compare']))}
        />
        {t.utilization.compare}
      </label>
    </section>
  );
}
