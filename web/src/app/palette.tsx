import './palette.css';
import { useNavigate } from '@tanstack/react-router';
import { Input, type InputRef, Modal } from 'antd';
import { type KeyboardEvent, useId, useState } from 'react';
import { useLateQuery } from '../api/use-late-query';
import { t } from '../i18n/t';
import { Icon, type IconName } from '../ui/icon';
import { currentOrganization, destinations, organizationPages, platformPages } from './navigation';
import type { Viewer } from './session';
import { NAMED } from './shell.graphql';
import { matching } from './palette.model';

interface Choice {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  readonly icon: IconName;
  readonly to: string;
}

/** The field takes what is typed right after the keys that opened it. */
const focusAtOnce = (field: InputRef | null): void => field?.focus();

const SHORTEST = 2;

/** Finds pages, organizations, equipment and bookings by words; arrow keys choose, Enter opens, Escape closes. */
export function Palette({
  viewer,
  path,
  onClose,
}: {
  readonly viewer: Viewer;
  readonly path: string;
  readonly onClose: () => void;
}) {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const choices = [...matching(placesOf(viewer, path), text), ...useNamed(text)];
  const chosen = choices[Math.min(at, choices.length - 1)];
  const open = (choice: Choice | undefined) => {
    if (choice === undefined) return;
    onClose();
    void navigate({ to: choice.to });
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, choices.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter') open(chosen);
    else return;
    event.preventDefault();
  };
  const idOf = (choice: Choice) => `${list}-${choice.key}`;
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      title={t.shell.palette}
      closable={{ 'aria-label': t.words.close }}
      destroyOnHidden
    >
      <Input
        ref={focusAtOnce}
        value={text}
        placeholder={t.shell.paletteHint}
        aria-label={t.shell.palette}
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={chosen === undefined ? undefined : idOf(chosen)}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <ul id={list} role="listbox" aria-label={t.shell.palette} className="palette">
        {choices.map((choice) => (
          // The arrow keys of the field choose an option; a click is for the mouse.
          <li
            key={choice.key}
            id={idOf(choice)}
            role="option"
            aria-selected={choice === chosen}
            className="palette-option"
            onClick={() => open(choice)}
            onKeyDown={press}
          >
            <Icon name={choice.icon} />
            <span>{choice.label}</span>
            <span className="small">{choice.hint}</span>
          </li>
        ))}
      </ul>
      {choices.length === 0 && (
        <p className="muted" role="status">
          {t.shell.paletteNothing}
        </p>
      )}
    </Modal>
  );
}

/** The pages that the viewer may open, and the homes of their organizations. */
function placesOf(viewer: Viewer, path: string): Choice[] {
  const organization = currentOrganization(viewer, path);
  const pages = [
    ...destinations(viewer, organization),
    ...(organization === null ? [] : organizationPages(organization)),
    ...(viewer.isPlatformAdmin ? platformPages() : []),
    { to: '/account', label: t.shell.account, icon: 'account' as const },
  ];
  const homes = viewer.memberships.map(({ organization: own, roles }) => ({
    key: own.id,
    label: own.name,
    hint: roles.map((role) => t.role[role]).join(t.words.listComma),
    icon: 'home' as const,
    to: `/o/${own.slug}`,
  }));
  const unique = pages.filter(({ to }, place) => pages.findIndex((other) => other.to === to) === place);
  return [...unique.map((page) => ({ ...page, key: page.to, hint: t.shell.page })), ...homes];
}

/** Equipment and bookings that the words name, asked for when the typing pauses. */
function useNamed(typed: string): Choice[] {
  const text = typed.trim();
  const { data } = useLateQuery(NAMED, text.length < SHORTEST ? null : { text });
  if (data === undefined) return [];
  return [
    ...data.resources.nodes.map(({ id, name, organization }) => ({
      ...{ key: id, label: name, hint: organization.name, icon: 'machine' as const, to: `/r/${id}` },
    })),
    ...data.bookings.nodes.map(({ id, title, reference }) => ({
      ...{ key: id, label: title, hint: reference, icon: 'calendar' as const, to: `/b/${id}` },
    })),
  ];
}
