import { t } from '../i18n/t';

const KINDS = [
  ['FREE', () => t.timeline.free],
  ['OWN', () => t.timeline.own],
  ['BUSY', () => t.timeline.busy],
  ['HOLD', () => t.timeline.hold],
  ['DOWN', () => t.timeline.down],
  ['TURNAROUND', () => t.timeline.turnaround],
  ['INSIDE', () => t.timeline.inside],
  ['CLOSED', () => t.timeline.closed],
  ['SELECTION', () => t.timeline.selection],
] as const;

/** The word of each colour. */
export function Legend() {
  return (
    <ul className="tl-legend" aria-label={t.timeline.legend}>
      {KINDS.map(([kind, word]) => (
        <li key={kind}>
          <span className={`tl-swatch tl-${kind}`} />
          {word()}
        </li>
      ))}
    </ul>
  );
}
