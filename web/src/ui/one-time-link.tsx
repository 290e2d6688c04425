import { Button, Input } from 'antd';
import { dayAndTime } from '../i18n/formats';
import { t } from '../i18n/t';
import { announce } from './live-region';
import { Notice } from './states';

/** A link that is shown once, to be copied and handed over. */
export function OneTimeLink({
  url,
  until,
  zone,
}: {
  readonly url: string;
  readonly until: string;
  readonly zone: string;
}) {
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    announce(t.words.copied);
  };
  return (
    <Notice kind="success">
      <p>{t.members.linkOnce(dayAndTime(until, zone))}</p>
      <div className="password">
        <Input readOnly value={url} aria-label={t.members.link} onFocus={(event) => event.target.select()} />
        <Button onClick={() => void copy()}>{t.members.copyLink}</Button>
      </div>
    </Notice>
  );
}
