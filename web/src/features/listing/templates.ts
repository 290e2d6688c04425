import { language } from '../../i18n/t';

type Kind = 'EQUIPMENT' | 'LAB' | 'TRAINING_BASE';

/** Rules of a policy that a template fills in, in minutes. */
export interface TemplateRules {
  readonly minimumMinutes: number;
  readonly startStepMinutes: number;
  readonly minimumNoticeMinutes: number;
  readonly turnaroundMinutes: number;
  readonly cancellationNoticeMinutes: number;
}

export interface Template {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
  readonly skills: readonly string[];
  readonly units: number;
  readonly rules: TemplateRules;
}

const HOUR = 60;
const DAY = 24 * HOUR;
const machine: TemplateRules = {
  minimumMinutes: HOUR,
  startStepMinutes: 30,
  minimumNoticeMinutes: DAY,
  turnaroundMinutes: 30,
  cancellationNoticeMinutes: DAY,
};
const cell: TemplateRules = { ...machine, minimumMinutes: 2 * HOUR, minimumNoticeMinutes: 2 * DAY };
const bench: TemplateRules = { ...machine, turnaroundMinutes: 15, minimumNoticeMinutes: 12 * HOUR };
const room: TemplateRules = { ...machine, startStepMinutes: 60, turnaroundMinutes: 15 };
const base: TemplateRules = { ...cell, minimumMinutes: 4 * HOUR, minimumNoticeMinutes: 3 * DAY };

/** Id, names and skills in both languages, kind, units and rules of each class. */
const classes = [
  ['lathe', '数控车床', 'CNC lathe', '数控车削, 数控加工', 'CNC turning, CNC machining', 'EQUIPMENT', 1, machine],
  [
    'five-axis',
    '五轴加工中心',
    'Five-axis machining centre',
    '五轴加工, CAM',
    '5-axis milling, CAM',
    'EQUIPMENT',
    1,
    cell,
  ],
  ['robot', '工业机器人', 'Industrial robot', '机器人编程', 'robot programming', 'EQUIPMENT', 1, cell],
  ['welding', '焊接工位', 'Welding station', 'MIG 焊接, TIG 焊接', 'MIG welding, TIG welding', 'EQUIPMENT', 8, bench],
  ['cmm', '三坐标测量', 'Coordinate measuring machine', '三坐标测量', 'coordinate measuring', 'EQUIPMENT', 1, machine],
  [
    'printer',
    '3D 打印',
    '3D printer',
    '增材制造, 3D 打印',
    'additive manufacturing, 3D printing',
    'EQUIPMENT',
    4,
    bench,
  ],
  ['plc', 'PLC', 'PLC bench', 'PLC 编程, 工业自动化', 'PLC programming, industrial automation', 'EQUIPMENT', 12, bench],
  [
    'electrician',
    '电工',
    'Electrician’s bench',
    '电工基础, 电气安装',
    'electrical installation',
    'EQUIPMENT',
    12,
    bench,
  ],
  ['automotive', '汽修工位', 'Automotive bay', '汽车维修', 'automotive repair', 'EQUIPMENT', 4, machine],
  ['laser', '激光切割', 'Laser cutter', '激光切割', 'laser cutting', 'EQUIPMENT', 1, machine],
  ['lab', '实训室', 'Training lab', '', '', 'LAB', 1, room],
  ['base', '培训基地', 'Training base', '', '', 'TRAINING_BASE', 1, base],
] as const satisfies readonly (readonly [string, string, string, string, string, Kind, number, TemplateRules])[];

const listed = (skills: string): string[] => (skills === '' ? [] : skills.split(', '));

/** The classes of equipment that the wizard starts from, in the language of the page. */
export const templates = (): readonly Template[] =>
  classes.map(([id, zh, en, skillsZh, skillsEn, kind, units, rules]) => ({
    id,
    name: language === 'zh' ? zh : en,
    kind,
    skills: listed(language === 'zh' ? skillsZh : skillsEn),
    units,
    rules,
  }));
