/** The counts of the foot of a semester. */
export interface SeriesSummary {
  readonly total: number;
  readonly bookable: number;
  readonly skipped: number;
  readonly moved: number;
  readonly problems: number;
}

/** A semester: the rule, every date before anything is booked, and booking it. */
export const series = {
  title: '重复预订',
  rule: '规则',
  days: '星期',
  from: '从',
  until: '至',
  count: '次数',
  ends: '结束',
  byDate: '到某天',
  byCount: '若干次',
  every: '间隔',
  weekly: '每周',
  biweekly: '每两周',
  sentence: (every: string, days: string, times: string) => `${every}${days} ${times}`,
  dates: '各次时间',
  date: '日期',
  time: '时间',
  status: '状态',
  choice: '选择',
  free: '可订',
  skip: '跳过',
  book: '订',
  skipped: '已跳过',
  moved: '已改期',
  moveTo: '改到…',
  moveDate: '改期',
  makeUpDay: (name: string, weekday: string) => `${name} · 调休，按${weekday}`,
  onlyProblems: '只看问题',
  foot: ({ total, bookable, skipped, moved, problems }: SeriesSummary) =>
    `${total} 节中可订 ${bookable} 节，跳过 ${skipped}，改期 ${moved}${problems > 0 ? `，还有 ${problems} 节冲突` : ''}`,
  allOrNothing: '全部或不订',
  skipClashes: '跳过冲突',
  asChosen: '按选择预订',
  keys: '方向键选择行，S 跳过或恢复，M 改期',
  booked: (n: number) => `已预订 ${n} 节`,
  seeBookings: '查看预订',
  noDates: '这条规则没有任何日期。',
};
