import { useState } from 'react';
import { refusedBy, useAction, type UserError } from '../../api/use-action';
import { t } from '../../i18n/t';
import type { TimelineEntry } from '../../timeline/layers';
import type { Span } from '../../time/zoned';
import { announce } from '../../ui/live-region';
import { UPDATE_DOWNTIME } from './downtimes.graphql';

/** Moves a downtime that was dragged, by the command of its form. A refusal is kept to be read. */
export function useMove(onMoved: () => void) {
  const [refused, setRefused] = useState<readonly UserError[]>([]);
  const [update] = useAction(UPDATE_DOWNTIME);
  const move = async ({ id, label }: TimelineEntry, { startsAt, endsAt }: Span): Promise<boolean> => {
    const errors = refusedBy(await update({ input: { downtimeId: id, reason: label ?? '', startsAt, endsAt } }));
    setRefused(errors);
    if (errors.length > 0) return false;
    announce(t.downtimes.scheduled);
    onMoved();
    return true;
  };
  return { refused, move };
}
