import { Input } from 'antd';
import { t } from '../../i18n/t';
import { Choose, ChooseTime, DateInput } from '../../ui/fields';
import { Labelled } from '../../ui/labelled';

/** A downtime as its form holds it: wall clocks of the resource. */
export interface DowntimeFields {
  readonly resourceId: string;
  readonly startDate: string;
  readonly startTime: string;
  readonly endDate: string;
  readonly endTime: string;
  readonly reason: string;
}

export function DowntimeFieldset({
  fields,
  resources,
  isNew,
  startIsFixed,
  onChange,
}: {
  readonly fields: DowntimeFields;
  readonly resources: readonly { readonly id: string; readonly name: string }[];
  /** The resource of a downtime that exists stays. */
  readonly isNew: boolean;
  readonly startIsFixed: boolean;
  readonly onChange: (part: Partial<DowntimeFields>) => void;
}) {
  return (
    <div className="wish">
      <Labelled label={t.downtimes.resource} wide>
        {(id) => (
          <Choose
            id={id}
            value={fields.resourceId}
            disabled={!isNew}
            choices={resources.map(({ id: value, name }) => ({ value, label: name }))}
            onChange={(resourceId) => onChange({ resourceId })}
          />
        )}
      </Labelled>
      <Labelled label={t.downtimes.startDate}>
        {(id) => (
          <DateInput
            id={id}
            value={fields.startDate}
            disabled={startIsFixed}
            onChange={(startDate) => startDate !== '' && onChange({ startDate })}
          />
        )}
      </Labelled>
      <Labelled label={t.downtimes.startTime}>
        {(id) => (
          <ChooseTime
            id={id}
            value={fields.startTime}
            step={15}
            part="start"
            disabled={startIsFixed}
            onChange={(startTime) => onChange({ startTime })}
          />
        )}
      </Labelled>
      <Labelled label={t.downtimes.endDate}>
        {(id) => (
          <DateInput id={id} value={fields.endDate} onChange={(endDate) => endDate !== '' && onChange({ endDate })} />
        )}
      </Labelled>
      <Labelled label={t.downtimes.endTime}>
        {(id) => (
          // Its day is typed beside it, so midnight is the start of the next one.
          <ChooseTime
            id={id}
            value={fields.endTime}
            step={15}
            part="start"
            onChange={(endTime) => onChange({ endTime })}
          />
        )}
      </Labelled>
      <Labelled label={t.downtimes.reason} wide>
        {(id) => (
          <Input
            id={id}
            value={fields.reason}
            maxLength={2000}
            onChange={({ target }) => onChange({ reason: target.value })}
          />
        )}
      </Labelled>
    </div>
  );
}
