import { Button, Form } from 'antd';
import { useState } from 'react';
import type { ListingFragment, ResourceKind } from '../../api/generated/graphql';
import { type ActionResult, useAction, useIdempotencyKey } from '../../api/use-action';
import { t } from '../../i18n/t';
import { ActionForm } from '../../ui/action-form';
import { Choose } from '../../ui/fields';
import { TextArea, TextInput } from '../../ui/text-fields';
import { ZoneInput } from '../../ui/zone-input';
import type { Hit } from './hit';
import { CREATE_RESOURCE, CREATE_SITE, UPDATE_RESOURCE } from './listing.graphql';
import type { Template } from './templates';

export interface Place {
  readonly organizationId: string;
  readonly timeZone: string;
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  readonly containers: readonly { readonly id: string; readonly name: string }[];
}

interface Values {
  readonly name: string;
  readonly code: string;
  readonly siteId: string;
  readonly parentId: string;
  readonly units: string;
  readonly seats: string;
  readonly skills: string;
  readonly description: string;
  readonly audience: string;
}

const FIELDS = ['name', 'code', 'siteId', 'parentId', 'units', 'seats', 'skills', 'description', 'audience'];

const listOf = (text: string): string[] =>
  text
    .split(/[,，、;；]/)
    .map((skill) => skill.trim())
    .filter((skill) => skill !== '');

/** A machine as it was saved, with the bookings that the change hit, such as by another site; null = it is new. */
interface Saved {
  readonly listing: ListingFragment;
  readonly hit: Hit | null;
}

const savedOf = (listing: ListingFragment | null | undefined, hit: Hit | null): Saved | null =>
  listing == null ? null : { listing, hit };

/** The name of a machine, its place and what it is for. Saving makes the draft, or changes what exists. */
export function AboutForm({
  listing,
  template,
  place,
  submitLabel,
  onSaved,
  onSiteAdded,
}: {
  readonly listing: ListingFragment | null;
  readonly template: Template | null;
  readonly place: Place;
  readonly submitLabel: string;
  readonly onSaved: (listing: ListingFragment, hit: Hit | null) => void;
  readonly onSiteAdded: () => void;
}) {
  const [create] = useAction(CREATE_RESOURCE);
  const [update] = useAction(UPDATE_RESOURCE);
  const [key] = useIdempotencyKey();
  const [form] = Form.useForm<Values>();
  const save = async (values: Values): Promise<ActionResult<Saved>> => {
    const fields = {
      name: values.name,
      code: values.code,
      siteId: values.siteId,
      parentId: values.parentId || null,
      units: Number(values.units),
      seats: values.seats === '' ? null : Number(values.seats),
      skills: listOf(values.skills),
      description: values.description || null,
      audience: values.audience as ListingFragment['audience'],
    };
    if (listing !== null) {
      const { data, ...result } = await update({ input: { resourceId: listing.id, ...fields } });
      return { ...result, data: savedOf(data?.updateResource.resource, data?.updateResource ?? null) };
    }
    const kind: ResourceKind = template?.kind ?? 'EQUIPMENT';
    const { data, ...result } = await create({
      input: { ...fields, kind, policy: template?.rules ?? null, idempotencyKey: key },
    });
    return { ...result, data: savedOf(data?.createResource.resource, null) };
  };
  return (
    <>
      <ActionForm<Values, Saved>
        form={form}
        fields={FIELDS}
        initialValues={{
          name: listing?.name ?? template?.name ?? '',
          code: listing?.code ?? '',
          siteId: listing?.site.id ?? place.sites[0]?.id ?? '',
          parentId: listing?.parent?.id ?? '',
          units: String(listing?.units ?? template?.units ?? 1),
          seats: listing?.seats == null ? '' : String(listing.seats),
          skills: (listing?.skills ?? template?.skills ?? []).join(', '),
          description: listing?.description ?? '',
          audience: listing?.audience ?? 'EVERYONE',
        }}
        submit={save}
        done={({ listing: saved, hit }) => onSaved(saved, hit)}
        submitLabel={submitLabel}
      >
        <Form.Item name="name" label={t.listing.name}>
          <TextInput />
        </Form.Item>
        <Form.Item name="code" label={t.listing.code} extra={t.listing.codeHint}>
          <TextInput spellCheck={false} />
        </Form.Item>
        <Form.Item name="siteId" label={t.listing.site}>
          <Choose choices={place.sites.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        {place.containers.length > 0 && (
          <Form.Item name="parentId" label={t.listing.inside}>
            <Choose
              empty={t.listing.noParent}
              choices={place.containers.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
        )}
        <Form.Item name="units" label={t.listing.units}>
          <TextInput type="number" min={1} />
        </Form.Item>
        <Form.Item name="seats" label={`${t.listing.seats} (${t.words.optional})`}>
          <TextInput type="number" min={1} />
        </Form.Item>
        <Form.Item name="skills" label={t.listing.skills} extra={t.listing.skillsHint}>
          <TextInput />
        </Form.Item>
        <Form.Item name="description" label={`${t.listing.description} (${t.words.optional})`}>
          <TextArea rows={3} maxLength={2000} />
        </Form.Item>
        <Form.Item name="audience" label={t.listing.audience}>
          <Choose
            choices={(['EVERYONE', 'PARTNERS', 'OWN_ORGANIZATION'] as const).map((audience) => ({
              value: audience,
              label: t.listing.audiences[audience],
            }))}
          />
        </Form.Item>
      </ActionForm>
      <NewSite
        place={place}
        onAdded={(id) => {
          onSiteAdded();
          form.setFieldValue('siteId', id);
        }}
      />
    </>
  );
}

interface SiteValues {
  readonly name: string;
  readonly address: string;
  readonly timeZone: string;
}

/** A site can be added on the way, because a machine needs one. */
function NewSite({ place, onAdded }: { readonly place: Place; readonly onAdded: (id: string) => void }) {
  const [open, setOpen] = useState(place.sites.length === 0);
  const [create] = useAction(CREATE_SITE);
  const [key, renewKey] = useIdempotencyKey();
  if (!open) {
    return (
      <Button className="below" onClick={() => setOpen(true)}>
        {t.listing.newSite}
      </Button>
    );
  }
  return (
    <section className="card below">
      <h3>{t.listing.newSite}</h3>
      <ActionForm
        fields={['name', 'address', 'timeZone']}
        initialValues={{ timeZone: place.timeZone }}
        submit={({ name, address, timeZone }: SiteValues) =>
          create({
            input: {
              organizationId: place.organizationId,
              name,
              address: address || null,
              timeZone,
              idempotencyKey: key,
            },
          })
        }
        done={(data) => {
          renewKey();
          setOpen(false);
          onAdded(data.createSite.site?.id ?? '');
        }}
        submitLabel={t.listing.addSite}
      >
        <Form.Item name="name" label={t.listing.siteName}>
          <TextInput />
        </Form.Item>
        <Form.Item name="address" label={`${t.listing.siteAddress} (${t.words.optional})`}>
          <TextInput autoComplete="street-address" />
        </Form.Item>
        <Form.Item name="timeZone" label={t.listing.timeZone}>
          <ZoneInput />
        </Form.Item>
      </ActionForm>
    </section>
  );
}
