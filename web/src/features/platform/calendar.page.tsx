import { Form, Input } from 'antd';
import { useAction } from '../../api/use-action';
import { usePageQuery } from '../../api/use-page-query';
import { localDay } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { ActionForm } from '../../ui/action-form';
import { DataTable } from '../../ui/data-table';
import { Choose } from '../../ui/fields';
import { toast } from '../../ui/live-region';
import { PageHead } from '../../ui/page';
import { Loaded, Notice } from '../../ui/states';
import { readNotice } from './notice-days';
import { ANNOUNCE, CALENDARS } from './platform.graphql';
import { PlatformPages } from './platform-pages';

interface Values {
  readonly region: string;
  readonly year: string;
  readonly source: string;
  readonly days: string;
}

/** Years of public calendars: which are announced, and a form to announce one. */
export function PlatformCalendarPage() {
  const page = usePageQuery(CALENDARS, {});
  const [announceYear] = useAction(ANNOUNCE);
  const [form] = Form.useForm<Values>();
  const typed = (Form.useWatch('days', form) as string | undefined) ?? '';
  const notice = readNotice(typed);
  return (
    <main className="page page-form" id="content">
      <PageHead title={t.platform.calendar} />
      <PlatformPages />
      <Loaded page={page}>
        {({ publicCalendars }) => (
          <div className="stack below">
            <DataTable
              caption={t.platform.calendar}
              rows={publicCalendars}
              rowKey={({ region }) => region}
              columns={[
                { key: 'region', title: t.platform.region, head: true, cell: ({ name }) => name },
                {
                  key: 'years',
                  title: t.platform.announced,
                  cell: ({ announcedYears }) => announcedYears.join(', ') || t.platform.notAnnounced,
                },
              ]}
            />
            <section className="card">
              <h2>{t.platform.announce}</h2>
              <ActionForm
                form={form}
                fields={['region', 'year', 'source', 'days']}
                initialValues={{
                  region: publicCalendars[0]?.region ?? '',
                  year: String(new Date().getUTCFullYear() + 1),
                }}
                submit={({ region, year, source, days }: Values) =>
                  announceYear({
                    input: { region, year: Number(year), source: source ?? '', days: [...readNotice(days ?? '').days] },
                  })
                }
                done={() => {
                  toast(t.platform.done);
                  page.refetch();
                }}
                submitLabel={t.platform.announce}
              >
                <Form.Item name="region" label={t.platform.region}>
                  <Choose choices={publicCalendars.map(({ region, name }) => ({ value: region, label: name }))} />
                </Form.Item>
                <Form.Item name="year" label={t.platform.year}>
                  <Input type="number" />
                </Form.Item>
                <Form.Item name="source" label={t.platform.source}>
                  <Input />
                </Form.Item>
                <Form.Item name="days" label={t.platform.paste} extra={t.platform.pasteHint}>
                  <Input.TextArea rows={8} />
                </Form.Item>
                {notice.wrong.length > 0 && (
                  <Notice kind="warning">{notice.wrong.map((line) => t.platform.wrongLine(line)).join('; ')}</Notice>
                )}
                {notice.days.length > 0 && (
                  <section>
                    <h3>{t.platform.preview}</h3>
                    <ul>
                      {notice.days.map(({ day, name, kind, opensLike }) => (
                        <li key={day}>
                          {localDay(day)}: {name} (
                          {kind === 'HOLIDAY'
                            ? t.platform.holiday
                            : `${t.platform.workday} · ${t.weekday[opensLike ?? 'MONDAY']}`}
                          )
                        </li>
                      ))}
                    </ul>
                  </section>
                )}
              </ActionForm>
            </section>
          </div>
        )}
      </Loaded>
    </main>
  );
}
