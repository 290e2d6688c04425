import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { ListingFragment } from '../../api/generated/graphql';
import type { Problem as Failed } from '../../api/problem';
import { uploadImage } from '../../api/upload';
import { refusedBy, type UserError, useAction } from '../../api/use-action';
import { t } from '../../i18n/t';
import { ConfirmButton } from '../../ui/confirm';
import { Icon } from '../../ui/icon';
import { toast } from '../../ui/live-region';
import { Problem, Refusals } from '../../ui/states';
import { SET_IMAGES } from './listing.graphql';
import { movedBy } from './photos.model';
import { smallerPhoto } from './smaller-photo';

const MOST = 8;
const ACCEPTED = 'image/jpeg,image/png,image/webp';

type Photo = ListingFragment['images'][number];

/** The photos of a machine: added, described, put in order, removed. Each step is saved at once. */
export function PhotosForm({ listing, onSaved }: { readonly listing: ListingFragment; readonly onSaved: () => void }) {
  const photos = listing.images;
  const [setImages, saving] = useAction(SET_IMAGES);
  const [sending, setSending] = useState(0);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const [problem, setProblem] = useState<Failed | null>(null);
  const save = async (wanted: readonly Pick<Photo, 'id' | 'alt'>[]): Promise<boolean> => {
    const images = wanted.map(({ id, alt }) => ({ imageId: id, alt }));
    const refused = refusedBy(await setImages({ input: { resourceId: listing.id, images } }));
    setErrors(refused);
    if (refused.length > 0) return false;
    toast(t.words.saved);
    onSaved();
    return true;
  };
  const add = async (files: readonly File[]) => {
    const sent: { id: string; alt: string }[] = [];
    setProblem(null);
    setSending(files.length);
    for (const file of files) {
      const answer = await uploadImage(listing.id, await smallerPhoto(file));
      if (typeof answer === 'string') sent.push({ id: answer, alt: '' });
      else setProblem(answer);
      setSending((left) => left - 1);
    }
    if (sent.length > 0) await save([...photos, ...sent]);
  };
  const busy = saving || sending > 0;
  return (
    <div className="stack">
      <p className="muted">{t.listing.photosHint(MOST)}</p>
      <Refusals errors={errors} />
      {problem !== null && <Problem problem={problem} onRetry={() => setProblem(null)} />}
      <ol className="photos">
        {photos.map((photo, index) => (
          <PhotoRow
            key={photo.id}
            photo={photo}
            number={index + 1}
            busy={busy}
            isLast={index === photos.length - 1}
            onMove={(by) => void save(movedBy(photos, index, by))}
            onDescribe={(alt) => void save(photos.map((each) => (each.id === photo.id ? { ...each, alt } : each)))}
            onRemove={() => save(photos.filter(({ id }) => id !== photo.id))}
          />
        ))}
      </ol>
      {photos.length < MOST && <PhotoDrop busy={busy} sending={sending} onAdd={(files) => void add(files)} />}
    </div>
  );
}

/** A field for files that also takes those that are dropped on it. */
function PhotoDrop({
  busy,
  sending,
  onAdd,
}: {
  readonly busy: boolean;
  readonly sending: number;
  readonly onAdd: (files: readonly File[]) => void;
}) {
  const [over, setOver] = useState(false);
  return (
    <label className={over ? 'photo-drop photo-drop-over' : 'photo-drop'}>
      <Icon name="photo" size={24} />
      <span>{t.listing.addPhotos}</span>
      <span className="small" aria-hidden="true">
        {sending > 0 ? t.listing.sendingPhotos(sending) : t.listing.dropPhotos}
      </span>
      <input
        type="file"
        accept={ACCEPTED}
        multiple
        disabled={busy}
        aria-label={t.listing.addPhotos}
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
        onChange={({ target }) => {
          onAdd([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </label>
  );
}

function PhotoRow({
  photo,
  number,
  busy,
  isLast,
  onMove,
  onDescribe,
  onRemove,
}: {
  readonly photo: Photo;
  readonly number: number;
  readonly busy: boolean;
  readonly isLast: boolean;
  readonly onMove: (by: number) => void;
  readonly onDescribe: (alt: string) => void;
  readonly onRemove: () => Promise<boolean>;
}) {
  const field = useId();
  const [alt, setAlt] = useState(photo.alt);
  const describe = () => {
    if (alt !== photo.alt) onDescribe(alt);
  };
  return (
    <li className="photo-row">
      <img src={photo.url} alt={photo.alt} width={160} height={120} />
      <div className="photo-fields">
        <label htmlFor={field}>{t.listing.photoAlt(number)}</label>
        <Input
          id={field}
          value={alt}
          maxLength={200}
          onChange={({ target }) => setAlt(target.value)}
          onBlur={describe}
          onPressEnter={describe}
        />
        <div className="row">
          <Button disabled={busy || number === 1} onClick={() => onMove(-1)}>
            {t.listing.photoForward}
          </Button>
          <Button disabled={busy || isLast} onClick={() => onMove(1)}>
            {t.listing.photoBack}
          </Button>
          <ConfirmButton
            label={t.listing.removePhoto}
            title={t.listing.removePhoto}
            act={onRemove}
            danger
            disabled={busy}
          >
            <p>{t.listing.removePhotoText}</p>
          </ConfirmButton>
        </div>
      </div>
    </li>
  );
}
