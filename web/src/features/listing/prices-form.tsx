import { Form } from 'antd';
import type { ListingFragment } from '../../api/generated/graphql';
import { useAction, useIdempotencyKey } from '../../api/use-action';
import { money } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { ActionForm } from '../../ui/action-form';
import { DataTable } from '../../ui/data-table';
import { Choose } from '../../ui/fields';
import { toast } from '../../ui/live-region';
import { TextInput } from '../../ui/text-fields';
import { Notice } from '../../ui/states';
import { When } from '../../ui/values';
import { PUBLISH_RATE } from './listing.graphql';

interface Values {
  readonly audience: string;
  readonly hourly: string;
  readonly currency: string;
  readonly minimumCharge: string;
  readonly lateCancellationFee: string;
  readonly noShowFee: string;
}
const FIELDS = ['audience', 'hourly', 'currency', 'minimumCharge', 'lateCancellationFee', 'noShowFee'];
const CURRENCIES = ['CNY', 'EUR', 'USD', 'CZK', 'KRW', 'JPY'];

const orNull = (text: string | undefined): string | null =>
  text === undefined || text.trim() === '' ? null : text.trim();

/** Prices by audience; each saving publishes a new version, existing bookings keep theirs. */
export function PricesForm({
  listing,
  canPrice,
  onSaved,
}: {
  readonly listing: ListingFragment;
  readonly canPrice: boolean;
  readonly onSaved: () => void;
}) {
  const [publish] = useAction(PUBLISH_RATE);
  const [key, renewKey] = useIdempotencyKey();
  const [form] = Form.useForm<Values>();
  return (
    <div className="stack">
      <p className="muted">{t.listing.pricesHint}</p>
      {!canPrice && <Notice>{t.listing.needsFinance}</Notice>}
      <section>
        <h3>{t.listing.current}</h3>
        {listing.rates.length === 0 ? (
          <p className="muted">{t.listing.noPrice}</p>
        ) : (
          <DataTable
            caption={t.listing.current}
            rows={listing.rates}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'audience',
                title: t.listing.audience,
                head: true,
                cell: ({ audience }) => t.listing.audiences[audience],
              },
              {
                key: 'hourly',
                title: t.listing.hourly,
                numeric: true,
                cell: ({ hourly, currency }) => money({ amount: hourly, currency }),
              },
              {
                key: 'from',
                title: t.words.from,
                cell: ({ effectiveFrom }) => <When at={effectiveFrom} zone={listing.timeZone} />,
              },
            ]}
          />
        )}
      </section>
      {canPrice && (
        <ActionForm
          form={form}
          fields={FIELDS}
          initialValues={{ audience: 'EVERYONE', currency: listing.rates[0]?.currency ?? 'CNY' }}
          submit={(values: Values) =>
            publish({
              input: {
                resourceId: listing.id,
                audience: values.audience as ListingFragment['audience'],
                hourly: orNull(values.hourly) ?? '0',
                currency: values.currency,
                minimumCharge: orNull(values.minimumCharge),
                lateCancellationFee: orNull(values.lateCancellationFee),
                noShowFee: orNull(values.noShowFee),
                idempotencyKey: key,
              },
            })
          }
          done={() => {
            renewKey();
            toast(t.listing.pricePublished);
            onSaved();
          }}
          submitLabel={t.listing.publishPrice}
        >
          <Form.Item name="audience" label={t.listing.audience}>
            <Choose
              choices={(['EVERYONE', 'PARTNERS', 'OWN_ORGANIZATION'] as const).map((audience) => ({
                value: audience,
                label: t.listing.audiences[audience],
              }))}
            />
          </Form.Item>
          <Form.Item name="hourly" label={t.listing.hourly}>
            <TextInput inputMode="decimal" />
          </Form.Item>
          <Form.Item name="currency" label={t.listing.currency}>
            <Choose choices={CURRENCIES.map((currency) => ({ value: currency, label: currency }))} />
          </Form.Item>
          <Form.Item name="minimumCharge" label={`${t.listing.minimum} (${t.words.optional})`}>
            <TextInput inputMode="decimal" />
          </Form.Item>
          <Form.Item name="lateCancellationFee" label={`${t.listing.lateFee} (${t.words.optional})`}>
            <TextInput inputMode="decimal" />
          </Form.Item>
          <Form.Item name="noShowFee" label={`${t.listing.noShowFee} (${t.words.optional})`}>
            <TextInput inputMode="decimal" />
          </Form.Item>
        </ActionForm>
      )}
    </div>
  );
}
