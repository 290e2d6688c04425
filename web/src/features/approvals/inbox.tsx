import { useEffect, useRef, useState } from 'react';
import { t } from '../../i18n/t';
import type { ActingBooking } from '../../ui/booking/actions';
import { useChangedRows } from '../../ui/changed-rows';
import { AnswerSelected, type Refused } from './answer-selected';
import { Request } from './request';

/** The requests; J and K move between them, A approves, D declines and X selects the chosen one. */
export function Inbox({
  requests,
  onDone,
}: {
  readonly requests: readonly ActingBooking[];
  readonly onDone: () => void;
}) {
  const [chosen, setChosen] = useState(0);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<Refused>(new Map());
  const list = useRef<HTMLOListElement>(null);
  const at = Math.min(chosen, requests.length - 1);
  const changed = useChangedRows(requests, ({ id }) => id);
  const toggle = (id: string) =>
    setSelected((before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]));
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing = (event.target as Element).closest('input, textarea, select, [role=dialog]') !== null;
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key === 'j') setChosen(Math.min(at + 1, requests.length - 1));
      if (key === 'k') setChosen(Math.max(at - 1, 0));
      if (key === 'x' && requests[at] !== undefined) toggle(requests[at].id);
      if (key !== 'a' && key !== 'd') return;
      const word = key === 'a' ? t.bookings.approve : t.bookings.decline;
      const buttons = [...(list.current?.children[at]?.querySelectorAll('button') ?? [])];
      buttons.find((button) => button.textContent === word)?.click();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [at, requests]);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const still = requests.filter(({ id }) => selected.has(id)).map(({ id }) => id);
  return (
    <>
      <AnswerSelected
        ids={still}
        onSelectAll={() => setSelected(new Set(requests.map(({ id }) => id)))}
        onClear={() => setSelected(new Set())}
        onAnswered={(answers) => {
          setRefused(answers);
          onDone();
        }}
      />
      <ol className="desk-list" ref={list}>
        {requests.map((request, place) => (
          <Request
            key={request.id}
            request={request}
            refused={refused.get(request.id) ?? []}
            isChosen={place === at}
            isChanged={changed.has(request.id)}
            isSelected={selected.has(request.id)}
            onSelect={() => toggle(request.id)}
            onDone={onDone}
          />
        ))}
      </ol>
    </>
  );
}
