import type { ImageKey, OrganizationKey, PartOf, ResourceKey } from '../platform/core/keys.js';
import { type Queryable, statement, type Tx } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import type { Instant } from '../platform/core/time-range.js';
import type { ImageSize, WantedImage } from './core/image-rules.js';
import { ImageEntity } from './image.entity.js';
import type { Renditions } from './render-image.js';

/** An image of a resource, without its content. */
export interface ResourceImage {
  readonly key: ImageKey;
  readonly resource: ResourceKey;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  /** From 1 on; null = uploaded and not used yet. */
  readonly place: number | null;
}

const imageOf = ({ organizationId, imageId, resourceId, alt, width, height, place }: ImageEntity): ResourceImage => ({
  key: { provider: organizationId, id: imageId },
  resource: { provider: organizationId, id: resourceId },
  ...{ alt, width, height, place },
});

/** The image with this key, whoever may see it; null = none. */
export async function imageByKey(queryable: Queryable, { provider, id }: ImageKey): Promise<ResourceImage | null> {
  const where = { organizationId: provider, imageId: id };
  const row = await queryable.entities((manager) => manager.findOneBy(ImageEntity, where));
  return row === null ? null : imageOf(row);
}

const used = statement('images.used')`
  select i.organization_id as "organizationId", i.image_id as "imageId", i.resource_id as "resourceId", i.alt, i.width,
         i.height, i.place
    from unnest($1::bigint[], $2::uuid[]) as r (organization_id, resource_id)
    join image i using (organization_id, resource_id)
   where i.place is not null
   order by i.resource_id, i.place`;

/** The images of each resource, by its uuid, in their order. */
export async function imagesOfResources(
  queryable: Queryable,
  keys: readonly ResourceKey[],
): Promise<Map<PartOf<ResourceKey>, ResourceImage[]>> {
  const rows = await queryable.run<ImageEntity>(used, [keys.map(({ provider }) => provider), keys.map(({ id }) => id)]);
  return Map.groupBy(rows.map(imageOf), ({ resource }) => resource.id);
}

const read = statement('images.rendition')`
  select content from image_rendition where organization_id = $1 and image_id = $2 and size = $3`;

/** The WebP file of an image; null = none. */
export async function renditionOf(queryable: Queryable, key: ImageKey, size: ImageSize): Promise<Buffer | null> {
  const [row] = await queryable.run<{ content: Buffer }>(read, [key.provider, key.id, size]);
  return row?.content ?? null;
}

/** Images of an organization, those included that are not used yet. */
export const countImages = (queryable: Queryable, organizationId: OrganizationKey): Promise<number> =>
  queryable.entities((manager) => manager.countBy(ImageEntity, { organizationId }));

const insert = statement('images.insert')`
  with kept as (
    insert into image (organization_id, image_id, resource_id, width, height, uploaded_at)
    values ($1, $2, $3, $4, $5, $6) returning organization_id, image_id)
  insert into image_rendition (organization_id, image_id, size, content)
  select organization_id, image_id, r.size, r.content
    from kept cross join (values ('THUMBNAIL', $7::bytea), ('LARGE', $8::bytea)) r (size, content)`;

/** Keeps an upload that no resource shows yet. */
export async function insertImage(
  tx: Tx,
  key: ImageKey,
  resource: ResourceKey,
  { width, height, thumbnail, large }: Renditions,
  uploadedAt: Instant,
): Promise<void> {
  const row = [key.provider, key.id, resource.id, width, height, sqlInstant(uploadedAt)];
  await tx.run(insert, [...row, thumbnail, large]);
}

const known = statement('images.known')`
  select image_id as id from image where organization_id = $1 and resource_id = $2 and image_id = any ($3::uuid[])`;

/** Uuids, among the given ones, of images of the resource. */
export async function knownImages(
  tx: Tx,
  resource: ResourceKey,
  ids: readonly ImageKey['id'][],
): Promise<ReadonlySet<ImageKey['id']>> {
  const rows = await tx.run<{ id: ImageKey['id'] }>(known, [resource.provider, resource.id, ids]);
  return new Set(rows.map(({ id }) => id));
}

const remove = statement('images.remove')`
  delete from image where organization_id = $1 and resource_id = $2 and place is not null and not image_id = any ($3::uuid[])`;

const arrange = statement('images.arrange')`
  update image i set place = w.place, alt = w.alt
    from unnest($3::uuid[], $4::text[]) with ordinality as w (image_id, alt, place)
   where i.organization_id = $1 and i.resource_id = $2 and i.image_id = w.image_id`;

/** Makes these the images of the resource, in this order; those that it used and that are left out are deleted. */
export async function arrangeImages(
  tx: Tx,
  resource: ResourceKey,
  wanted: readonly WantedImage<ImageKey>[],
): Promise<void> {
  const ids = wanted.map(({ imageId }) => imageId.id);
  await tx.run(remove, [resource.provider, resource.id, ids]);
  await tx.run(arrange, [resource.provider, resource.id, ids, wanted.map(({ alt }) => alt)]);
}
