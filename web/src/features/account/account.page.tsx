import { Form, Input } from 'antd';
import type { AccountQuery, Locale } from '../../api/generated/graphql';
import { useAction } from '../../api/use-action';
import { type PageData, usePageQuery } from '../../api/use-page-query';
import { language, rememberLanguage, t } from '../../i18n/t';
import { ActionForm } from '../../ui/action-form';
import { ConfirmButton } from '../../ui/confirm';
import { DataTable } from '../../ui/data-table';
import { Choose } from '../../ui/fields';
import { toast } from '../../ui/live-region';
import { PageHead } from '../../ui/page';
import { PasswordInput } from '../../ui/password-input';
import { Loaded } from '../../ui/states';
import { Tag } from '../../ui/status-tag';
import { When } from '../../ui/values';
import { ZoneInput } from '../../ui/zone-input';
import { ACCOUNT, CHANGE_PASSWORD, CLOSE_ACCOUNT, END_SESSION, UPDATE_PROFILE } from './account.graphql';

type Viewer = NonNullable<AccountQuery['viewer']>;

export function AccountPage() {
  const page = usePageQuery(ACCOUNT, {});
  return (
    <main className="page" id="content">
      <PageHead title={t.account.account} />
      <Loaded page={page}>
        {({ viewer }) =>
          viewer != null && (
            <div className="stack">
              <Profile viewer={viewer} />
              <Password />
              <Sessions viewer={viewer} refetch={page.refetch} />
              <Closing />
            </div>
          )
        }
      </Loaded>
    </main>
  );
}

interface ProfileValues {
  readonly name: string;
  readonly locale: string;
  readonly timeZone: string;
}

function Profile({ viewer }: { readonly viewer: Viewer }) {
  const [update] = useAction(UPDATE_PROFILE);
  const save = ({ name, locale, timeZone }: ProfileValues) =>
    update({
      input: { name, locale: locale === '' ? null : (locale as Locale), timeZone: timeZone === '' ? null : timeZone },
    });
  const saved = (_: unknown, { locale }: ProfileValues) => {
    if (locale !== '') rememberLanguage(locale === 'ZH' ? 'zh' : 'en');
    window.location.reload();
  };
  return (
    <section className="card">
      <h2>{t.account.profile}</h2>
      <ActionForm
        fields={['name', 'locale', 'timeZone']}
        initialValues={{ name: viewer.user.name, locale: viewer.locale ?? '', timeZone: viewer.timeZone ?? '' }}
        submit={save}
        done={saved}
        submitLabel={t.words.save}
      >
        <Form.Item name="name" label={t.account.name}>
          <Input autoComplete="name" />
        </Form.Item>
        <Form.Item name="locale" label={t.account.locale}>
          <Choose
            empty={t.account.asBrowser}
            choices={[
              { value: 'ZH', label: '中文' },
              { value: 'EN', label: 'English' },
            ]}
          />
        </Form.Item>
        <Form.Item name="timeZone" label={t.account.zone}>
          <ZoneInput empty={t.account.zoneOfOrganization} />
        </Form.Item>
      </ActionForm>
    </section>
  );
}

interface PasswordValues {
  readonly currentPassword: string;
  readonly newPassword: string;
}

function Password() {
  const [form] = Form.useForm<PasswordValues>();
  const [change] = useAction(CHANGE_PASSWORD);
  return (
    <section className="card">
      <h2>{t.account.changePassword}</h2>
      <ActionForm
        form={form}
        fields={['currentPassword', 'newPassword']}
        submit={(values: PasswordValues) => change({ input: values })}
        done={() => {
          form.resetFields();
          toast(t.account.passwordChanged);
        }}
        submitLabel={t.account.changePassword}
      >
        <Form.Item name="currentPassword" label={t.account.currentPassword}>
          <PasswordInput />
        </Form.Item>
        <Form.Item name="newPassword" label={t.account.newPassword} extra={t.account.passwordRule}>
          <PasswordInput isNew />
        </Form.Item>
      </ActionForm>
    </section>
  );
}

function Sessions({ viewer, refetch }: { readonly viewer: Viewer } & Pick<PageData<unknown>, 'refetch'>) {
  const [end] = useAction(END_SESSION);
  const zone = viewer.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const endOne = async (sessionId: string): Promise<boolean> => {
    const { errors, problem } = await end({ input: { sessionId } });
    refetch();
    return errors.length === 0 && problem === null;
  };
  return (
    <section className="card">
      <h2>{t.account.sessions}</h2>
      <DataTable
        caption={t.account.sessions}
        rows={viewer.sessions}
        rowKey={({ id }) => id}
        columns={[
          { key: 'device', title: t.account.device, head: true, cell: ({ device }) => device },
          { key: 'created', title: t.account.signedInAt, cell: ({ createdAt }) => <When at={createdAt} zone={zone} /> },
          { key: 'seen', title: t.account.lastSeen, cell: ({ lastSeenAt }) => <When at={lastSeenAt} zone={zone} /> },
          {
            key: 'end',
            title: '',
            cell: ({ id, isCurrent, device }) =>
              isCurrent ? (
                <Tag tone="info">{t.account.thisSession}</Tag>
              ) : (
                <ConfirmButton label={t.account.endSession} title={t.account.endSession} act={() => endOne(id)}>
                  <p>{device}</p>
                </ConfirmButton>
              ),
          },
        ]}
      />
    </section>
  );
}

interface CloseValues {
  readonly confirm: string;
  readonly currentPassword: string;
}

function Closing() {
  const [close] = useAction(CLOSE_ACCOUNT);
  return (
    <section className="card">
      <h2>{t.account.close}</h2>
      <p>{t.account.closeHint}</p>
      <ActionForm
        fields={['confirm', 'currentPassword']}
        submit={(values: CloseValues) => close({ input: values })}
        done={() => window.location.assign('/')}
        submitLabel={t.account.close}
      >
        <Form.Item name="confirm" label={t.account.closeConfirm}>
          <Input autoComplete="off" spellCheck={false} lang={language} />
        </Form.Item>
        <Form.Item name="currentPassword" label={t.account.currentPassword}>
          <PasswordInput />
        </Form.Item>
      </ActionForm>
    </section>
  );
}
