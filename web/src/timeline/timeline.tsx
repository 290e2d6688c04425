import { lazy, Suspense } from 'react';
import { Loading } from '../ui/states';
import type { TimelineProps } from './timeline-view';

const View = lazy(async () => ({ default: (await import('./timeline-view')).TimelineView }));

/** The timeline of some resources. It is loaded when it is first shown, because it is heavy. */
export function Timeline(props: TimelineProps) {
  return (
    <Suspense fallback={<Loading lines={4} />}>
      <View {...props} />
    </Suspense>
  );
}
