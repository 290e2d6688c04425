import { Input } from 'antd';
import { useViewer } from '../../app/session';
import { t } from '../../i18n/t';
import { timesOfDay } from '../../time/zoned';
import { Choose, WholeInput } from '../../ui/fields';
import { Labelled } from '../../ui/labelled';
import { WeekdayToggle } from '../../ui/weekday-toggle';
import type { Draft } from './draft';
import { ORDERS, type Order, type ResourceKind } from './find.model';

const times = timesOfDay(30).map((time) => ({ value: time, label: time }));

/** The filters of a search that most people do not need. */
export function Filters({
  draft,
  sites,
  forOrganization,
  onChange,
}: {
  readonly draft: Draft;
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  readonly forOrganization: boolean;
  readonly onChange: (part: { readonly [Key in keyof Draft]?: Draft[Key] | undefined }) => void;
}) {
  const viewer = useViewer();
  const orders = ORDERS.filter(
    (order) =>
      order === 'START' || (order === 'PRICE' && forOrganization) || (order === 'DISTANCE' && draft.near !== undefined),
  );
  return (
    <div className="stack search-filters">
      <div className="search-more">
        <Labelled label={t.find.skills} wide>
          {(id) => (
            <Input
              id={id}
              value={draft.skills ?? ''}
              placeholder={t.find.skillsHint}
              onChange={(event) => onChange({ skills: event.target.value || undefined })}
            />
          )}
        </Labelled>
        <Labelled label={t.find.kind}>
          {(id) => (
            <Choose
              id={id}
              value={draft.kind}
              empty={t.find.anyKind}
              onChange={(kind) => onChange({ kind: kind === '' ? undefined : (kind as ResourceKind) })}
              choices={Object.entries(t.resourceKind).map(([value, label]) => ({ value, label }))}
            />
          )}
        </Labelled>
        <Labelled label={t.find.units}>
          {(id) => (
            <WholeInput id={id} value={draft.units} onChange={(units) => onChange({ units: units ?? undefined })} />
          )}
        </Labelled>
        <Labelled label={t.find.seats}>
          {(id) => (
            <WholeInput id={id} value={draft.seats} onChange={(seats) => onChange({ seats: seats ?? undefined })} />
          )}
        </Labelled>
      </div>
      <div className="search-more">
        <WeekdayToggle
          label={t.find.weekdays}
          days={draft.weekdays ?? []}
          onChange={(weekdays) => onChange({ weekdays: weekdays.length === 0 ? undefined : weekdays })}
        />
        <Labelled label={t.find.startsFrom}>
          {(id) => (
            <Choose
              id={id}
              value={draft.startsFrom}
              empty={t.find.anyHour}
              choices={times.slice(0, -1)}
              onChange={(startsFrom) => onChange({ startsFrom: startsFrom || undefined })}
            />
          )}
        </Labelled>
        <Labelled label={t.find.endsBy}>
          {(id) => (
            <Choose
              id={id}
              value={draft.endsBy}
              empty={t.find.anyHour}
              choices={times.slice(1)}
              onChange={(endsBy) => onChange({ endsBy: endsBy || undefined })}
            />
          )}
        </Labelled>
      </div>
      <div className="search-more">
        {sites.length > 0 && (
          <>
            <Labelled label={t.find.near}>
              {(id) => (
                <Choose
                  id={id}
                  value={draft.near}
                  empty={t.find.anywhere}
                  onChange={(near) => onChange({ near: near || undefined, km: near ? (draft.km ?? 30) : undefined })}
                  choices={sites.map((site) => ({ value: site.id, label: site.name }))}
                />
              )}
            </Labelled>
            <Labelled label={t.find.km}>
              {(id) => (
                <WholeInput
                  id={id}
                  value={draft.km}
                  disabled={draft.near === undefined}
                  onChange={(km) => onChange({ km: km ?? undefined })}
                />
              )}
            </Labelled>
          </>
        )}
        <Labelled label={t.find.order}>
          {(id) => (
            <Choose
              id={id}
              value={draft.order}
              empty={t.find.usualOrder}
              onChange={(order) => onChange({ order: order === '' ? undefined : (order as Order) })}
              choices={orders.map((order) => ({ value: order, label: t.find.orders[order] }))}
            />
          )}
        </Labelled>
        {viewer !== null && viewer.memberships.length > 0 && (
          <Labelled label={t.find.as}>
            {(id) => (
              <Choose
                id={id}
                value={draft.as ?? viewer.memberships[0]?.organization.slug}
                onChange={(as) => onChange({ as: as || undefined })}
                choices={viewer.memberships.map(({ organization }) => ({
                  value: organization.slug,
                  label: organization.name,
                }))}
              />
            )}
          </Labelled>
        )}
      </div>
      {forOrganization && (
        <label className="row">
          <input
            type="checkbox"
            checked={draft.instant ?? false}
            onChange={(event) => onChange({ instant: event.target.checked || undefined })}
          />
          {t.find.instantOnly}
        </label>
      )}
    </div>
  );
}
