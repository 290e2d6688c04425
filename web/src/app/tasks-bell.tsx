import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown, type MenuProps } from 'antd';
import type { TasksQuery } from '../api/generated/graphql';
import { usePageQuery } from '../api/use-page-query';
import { taskTarget } from '../features/home/task-targets';
import { dayAndTime } from '../i18n/formats';
import { t } from '../i18n/t';
import { Icon } from '../ui/icon';
import type { Viewer } from './session';
import { TASKS } from './shell.graphql';

const MOST_SHOWN = 99;

type Task = NonNullable<TasksQuery['viewer']>['tasks']['nodes'][number];

const nameOf = ({ subject }: Task): string =>
  subject == null ? '' : 'title' in subject ? subject.title : 'name' in subject ? subject.name : '';

/** The tasks that wait for the viewer in all organizations, the most urgent first. */
export function TasksBell({ viewer }: { readonly viewer: Viewer }) {
  const navigate = useNavigate();
  const { data } = usePageQuery(
    TASKS,
    {},
    {
      live: {
        organizationIds: viewer.memberships.map(({ organization }) => organization.id),
        platform: viewer.isPlatformAdmin,
      },
    },
  );
  const tasks = data?.viewer?.tasks;
  const number = tasks?.totalCount ?? 0;
  const shown = number > MOST_SHOWN ? `${MOST_SHOWN}+` : String(number);
  const items: NonNullable<MenuProps['items']> = (tasks?.nodes ?? []).map((task) => ({
    key: `${task.kind} ${task.subject?.id}`,
    label: (
      <div className="task">
        {[nameOf(task), t.home.task[task.kind]].filter(Boolean).join(' · ')}
        <div className="small">
          {[task.organization?.name, task.dueAt != null && t.shell.due(dayAndTime(task.dueAt, zoneOf(task)))]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </div>
    ),
    onClick: () => {
      const target = taskTarget(task.kind);
      if (target !== null) void navigate({ ...target, params: { slug: task.organization?.slug ?? '' } });
    },
  }));
  const none = { key: 'none', label: t.home.nothingToDo, disabled: true };
  return (
    <Dropdown menu={{ items: items.length === 0 ? [none] : items }} trigger={['click']}>
      <Button type="text" aria-label={t.shell.tasks(shown)}>
        <Icon name="bell" />
        {number > 0 && <span className="badge figure">{shown}</span>}
      </Button>
    </Dropdown>
  );
}

/** The platform's own deadlines are in UTC. */
const zoneOf = ({ organization }: Task): string => organization?.timeZone ?? 'UTC';
