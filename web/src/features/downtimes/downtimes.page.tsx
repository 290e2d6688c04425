import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { BlockableFragment, DowntimesQuery, ListedDowntimeFragment } from '../../api/generated/graphql';
import { refusedBy, useAction, type UserError } from '../../api/use-action';
import { usePageQuery } from '../../api/use-page-query';
import { useOwnOrganization } from '../../app/session';
import { t } from '../../i18n/t';
import { dayRange, today } from '../../time/zoned';
import { present, slotOf, without } from '../../ui/address';
import { ConfirmButton } from '../../ui/confirm';
import { DataTable } from '../../ui/data-table';
import { Choose, DateInput } from '../../ui/fields';
import { Labelled } from '../../ui/labelled';
import { toast } from '../../ui/live-region';
import { EquipmentTabs } from '../../ui/equipment-tabs';
import { PageHead } from '../../ui/page';
import { Empty, Loaded, Refusals } from '../../ui/states';
import { Period } from '../../ui/values';
import { DowntimePanel } from './downtime-panel';
import { closed, type DowntimesSearch } from './downtimes-search';
import { CANCEL_DOWNTIME, DOWNTIMES } from './downtimes.graphql';

const PAGE = 25;

/** The downtimes of an organization's equipment by start: to look at, to change and to cancel. */
export function DowntimesPage() {
  const { slug } = useParams({ from: '/o/$slug/downtimes' });
  const search = useSearch({ from: '/o/$slug/downtimes' });
  const navigate = useNavigate();
  const organization = useOwnOrganization(slug);
  const from = search.from ?? today(organization.timeZone);
  const [first, setFirst] = useState(PAGE);
  const page = usePageQuery(
    DOWNTIMES,
    {
      filter: {
        organizationId: organization.id,
        resourceId: search.resource ?? null,
        from: dayRange(from, organization.timeZone).from,
      },
      own: { organizationId: organization.id },
      first,
    },
    { live: { organizationIds: [organization.id] } },
  );
  const go = (next: DowntimesSearch) =>
    void navigate({ to: '/o/$slug/downtimes', params: { slug }, search: next, replace: true, resetScroll: false });
  const blockable = page.data?.resources.nodes.filter(({ viewerCan }) => viewerCan.includes('BLOCK')) ?? [];
  return (
    <main className="page" id="content">
      <PageHead
        title={t.downtimes.title}
        context={organization.name}
        actions={
          blockable.length > 0 &&
          search.form === undefined && (
            <Button type="primary" onClick={() => go({ ...search, form: 'new' })}>
              {t.downtimes.add}
            </Button>
          )
        }
      />
      <EquipmentTabs slug={slug} />
      <Loaded page={page} lines={8}>
        {({ downtimes, resources }) => (
          <>
            <OpenForm
              search={search}
              blockable={blockable}
              downtimes={downtimes.nodes}
              onClose={() => go(closed(search))}
              onDone={() => {
                go(closed(search));
                page.refetch();
              }}
            />
            <div className="wish">
              <Labelled label={t.downtimes.resource}>
                {(id) => (
                  <Choose
                    id={id}
                    value={search.resource ?? ''}
                    empty={t.downtimes.everyResource}
                    choices={resources.nodes.map(({ id: value, name }) => ({ value, label: name }))}
                    onChange={(resource) =>
                      go(resource === '' ? without(search, ['resource']) : { ...search, resource })
                    }
                  />
                )}
              </Labelled>
              <Labelled label={t.downtimes.from}>
                {(id) => (
                  <DateInput
                    id={id}
                    value={from}
                    onChange={(chosen) => go({ ...search, ...present({ from: chosen || undefined }) })}
                  />
                )}
              </Labelled>
            </div>
            {downtimes.nodes.length === 0 ? (
              <Empty title={t.downtimes.none}>
                <p>{t.downtimes.noneHint}</p>
              </Empty>
            ) : (
              <DowntimeTable
                downtimes={downtimes.nodes}
                blockable={blockable}
                onChange={({ id }) => go({ ...closed(search), form: id })}
                onDone={page.refetch}
              />
            )}
            {downtimes.pageInfo.hasNextPage && first < 100 && (
              <Button loading={page.fetching} onClick={() => setFirst(first + PAGE)}>
                {t.words.more}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </main>
  );
}

/** The form that the address names: of a new downtime, or of one in the list. */
function OpenForm({
  search,
  blockable,
  downtimes,
  onClose,
  onDone,
}: {
  readonly search: DowntimesSearch;
  readonly blockable: readonly BlockableFragment[];
  readonly downtimes: readonly ListedDowntimeFragment[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  if (search.form === undefined || blockable.length === 0) return null;
  const downtime = downtimes.find(({ id }) => id === search.form) ?? null;
  if (downtime === null && search.form !== 'new') return null;
  return (
    <DowntimePanel
      key={search.form}
      resources={blockable}
      downtime={downtime}
      resourceId={search.on ?? search.resource ?? null}
      period={slotOf(search.slot)}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

function DowntimeTable({
  downtimes,
  blockable,
  onChange,
  onDone,
}: {
  readonly downtimes: DowntimesQuery['downtimes']['nodes'];
  readonly blockable: readonly BlockableFragment[];
  readonly onChange: (downtime: ListedDowntimeFragment) => void;
  readonly onDone: () => void;
}) {
  const may = ({ resource, endsAt }: ListedDowntimeFragment) =>
    Date.parse(endsAt) > Date.now() && blockable.some(({ id }) => id === resource.id);
  return (
    <DataTable<ListedDowntimeFragment>
      caption={t.downtimes.title}
      rows={downtimes}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'resource',
          title: t.downtimes.resource,
          head: true,
          cell: ({ resource }) => (
            <Link to="/r/$id" params={{ id: resource.id }} search={{}}>
              {resource.name}
            </Link>
          ),
        },
        {
          key: 'when',
          title: t.downtimes.when,
          cell: ({ startsAt, endsAt, resource }) => <Period from={startsAt} to={endsAt} zone={resource.timeZone} />,
        },
        { key: 'reason', title: t.downtimes.reason, cell: ({ reason }) => reason },
        {
          key: 'actions',
          title: '',
          cell: (downtime) =>
            may(downtime) && (
              <div className="row">
                <Button onClick={() => onChange(downtime)}>{t.downtimes.change}</Button>
                <CancelDowntime downtime={downtime} onDone={onDone} />
              </div>
            ),
        },
      ]}
    />
  );
}

function CancelDowntime({
  downtime,
  onDone,
}: {
  readonly downtime: ListedDowntimeFragment;
  readonly onDone: () => void;
}) {
  const [cancel] = useAction(CANCEL_DOWNTIME);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const act = async () => {
    const refused = refusedBy(await cancel({ input: { downtimeId: downtime.id } }));
    setErrors(refused);
    if (refused.length > 0) return false;
    toast(t.downtimes.cancelled);
    onDone();
    return true;
  };
  return (
    <ConfirmButton danger label={t.downtimes.cancel} title={t.downtimes.cancelTitle} act={act}>
      <p>
        <strong>{downtime.resource.name}</strong>{' '}
        <Period from={downtime.startsAt} to={downtime.endsAt} zone={downtime.resource.timeZone} />
      </p>
      <p>{t.downtimes.cancelText}</p>
      <Refusals errors={errors} />
    </ConfirmButton>
  );
}
