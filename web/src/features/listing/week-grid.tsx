import { Button } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { t } from '../../i18n/t';
import { WEEKDAYS } from '../../time/weekdays';
import { painted, SLOTS, slotTime, type WeekGrid as Grid } from './week-grid.model';

interface Cell {
  readonly day: number;
  readonly slot: number;
}

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};
const FIRST_SHOWN = 12;

/** Opening hours, painted by dragging, or by arrow keys and the space bar; Shift stretches what is painted. */
export function WeekGridInput({ grid, onChange }: { readonly grid: Grid; readonly onChange: (grid: Grid) => void }) {
  const [focused, setFocused] = useState<Cell>({ day: 0, slot: 16 });
  const [night, setNight] = useState(grid.some((slots) => slots.slice(0, FIRST_SHOWN).some(Boolean)));
  const painting = useRef<{ readonly from: Cell; readonly isOpen: boolean; readonly before: Grid } | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const first = night ? 0 : FIRST_SHOWN;
  const isOpen = ({ day, slot }: Cell): boolean => grid[day]?.[slot] === true;
  const begin = (cell: Cell) => {
    painting.current = { from: cell, isOpen: !isOpen(cell), before: grid };
    onChange(painted(grid, cell, cell, !isOpen(cell)));
    setFocused(cell);
  };
  const stretch = (cell: Cell) => {
    const now = painting.current;
    if (now !== null) onChange(painted(now.before, now.from, cell, now.isOpen));
  };
  const press = (event: KeyboardEvent, cell: Cell) => {
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      onChange(painted(grid, cell, cell, !isOpen(cell)));
      return;
    }
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const to = {
      day: Math.min(6, Math.max(0, cell.day + move[0])),
      slot: Math.min(SLOTS - 1, Math.max(first, cell.slot + move[1])),
    };
    if (event.shiftKey) onChange(painted(grid, cell, to, isOpen(cell)));
    setFocused(to);
    table.current?.querySelector<HTMLElement>(`[data-cell="${to.day}-${to.slot}"]`)?.focus();
  };
  return (
    <div>
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions -- The cells are buttons; the table ends a drag. */}
      <table
        className="week-grid"
        ref={table}
        onMouseUp={() => (painting.current = null)}
        onMouseLeave={() => (painting.current = null)}
      >
        <caption className="visually-hidden">{t.listing.grid}</caption>
        <thead>
          <tr>
            <td />
            {WEEKDAYS.map((weekday) => (
              <th key={weekday} scope="col">
                {t.weekday[weekday]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: SLOTS - first }, (_, row) => row + first).map((slot) => (
            <tr key={slot}>
              <th scope="row">{slot % 2 === 0 ? slotTime(slot) : ''}</th>
              {WEEKDAYS.map((weekday, day) => {
                const cell = { day, slot };
                const open = isOpen(cell);
                return (
                  <td key={weekday}>
                    <button
                      type="button"
                      className={open ? 'grid-cell open' : 'grid-cell'}
                      data-cell={`${day}-${slot}`}
                      aria-pressed={open}
                      aria-label={t.listing.cell(t.weekday[weekday], slotTime(slot), open)}
                      tabIndex={focused.day === day && focused.slot === slot ? 0 : -1}
                      onMouseDown={() => begin(cell)}
                      onMouseEnter={() => stretch(cell)}
                      onKeyDown={(event) => press(event, cell)}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <Button type="link" aria-pressed={night} onClick={() => setNight(!night)}>
        00:00–06:00
      </Button>
    </div>
  );
}
