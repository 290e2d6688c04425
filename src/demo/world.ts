import type { CreateResourceCommand } from '../catalog/index.js';
import type { OrganizationKind } from '../organizations/index.js';

/** Printed at the start, and never used in production. */
export const DEMO_PASSWORD = 'workbay-demo-2026';

export const demoAdministrator = { name: 'Platform administrator', email: 'admin@workbay.example' };

interface DemoMember {
  readonly name: string;
  readonly email: string;
  readonly role: 'ADMIN' | 'RESOURCE_MANAGER' | 'COORDINATOR' | 'FINANCE';
}

type Offer = Pick<CreateResourceCommand, 'code' | 'name' | 'kind'> &
  Partial<
    Pick<CreateResourceCommand, 'description' | 'units' | 'seats' | 'skills' | 'openingHours' | 'policy' | 'audience'>
  >;

export interface DemoResource extends Offer {
  readonly contains?: readonly DemoResource[];
}

export interface DemoOrganization {
  readonly slug: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly timeZone: string;
  /** The region whose public calendar it observes; none when it is left out. */
  readonly observes?: string;
  /** The first is the administrator that registers the organization. */
  readonly members: readonly DemoMember[];
  readonly site: {
    readonly name: string;
    readonly address: string;
    readonly latitude: number;
    readonly longitude: number;
  };
  readonly resources: readonly DemoResource[];
}

const hours = (days: readonly (1 | 2 | 3 | 4 | 5 | 6 | 7)[], opensAt: number, closesAt: number) =>
  days.map((weekday) => ({ weekday, opensAt: opensAt * 60, closesAt: closesAt * 60 }));

const workdays = hours([1, 2, 3, 4, 5], 8, 18);
const withEvenings = [...hours([1, 2, 3, 4, 5], 8, 21), ...hours([6], 9, 17)];

export const demoWorld: readonly DemoOrganization[] = [
  {
    slug: 'shenzhen-polytechnic',
    name: '深圳职业技术学院 · Shenzhen Polytechnic',
    kind: 'SCHOOL',
    timeZone: 'Asia/Shanghai',
    members: [
      { name: '陈静 Chen Jing', email: 'chen.jing@szpt.example', role: 'ADMIN' },
      { name: '李伟 Li Wei', email: 'li.wei@szpt.example', role: 'COORDINATOR' },
    ],
    site: { name: '留仙洞校区', address: '深圳市南山区留仙大道', latitude: 22.586, longitude: 113.945 },
    resources: [
      {
        code: 'PLC-201',
        name: 'PLC 自动化实训室 · PLC automation lab',
        kind: 'LAB',
        seats: 36,
        skills: ['PLC programming', 'PLC 编程', 'industrial automation'],
        openingHours: withEvenings,
      },
    ],
  },
  {
    slug: 'suzhou-vocational',
    name: '苏州工业职业学校 · Suzhou Industrial Vocational School',
    kind: 'SCHOOL',
    timeZone: 'Asia/Shanghai',
    members: [
      { name: '王芳 Wang Fang', email: 'wang.fang@suzhou.example', role: 'ADMIN' },
      { name: '赵磊 Zhao Lei', email: 'zhao.lei@suzhou.example', role: 'COORDINATOR' },
    ],
    site: { name: '吴中校区', address: '苏州市吴中区吴中大道', latitude: 31.232, longitude: 120.63 },
    resources: [],
  },
  {
    slug: 'hualong-precision',
    name: '华龙精密机械 · Hualong Precision Machinery',
    kind: 'ENTERPRISE',
    timeZone: 'Asia/Shanghai',
    members: [
      { name: '周强 Zhou Qiang', email: 'zhou.qiang@hualong.example', role: 'ADMIN' },
      { name: '孙丽 Sun Li', email: 'sun.li@hualong.example', role: 'RESOURCE_MANAGER' },
      { name: '吴敏 Wu Min', email: 'wu.min@hualong.example', role: 'FINANCE' },
    ],
    site: { name: '松岗工厂', address: '深圳市宝安区松岗街道', latitude: 22.775, longitude: 113.838 },
    resources: [
      {
        code: 'HL-BASE',
        name: '数控加工实训基地 · CNC training base',
        kind: 'TRAINING_BASE',
        skills: ['CNC machining', '数控加工'],
        openingHours: withEvenings,
        policy: { approval: 'OWNER_APPROVES', minimumNoticeMinutes: 48 * 60 },
        contains: [
          {
            code: 'HL-CNC',
            name: '五轴加工实验室 · Five-axis lab',
            kind: 'LAB',
            seats: 24,
            skills: ['5-axis milling', '五轴加工', 'CAM'],
            openingHours: withEvenings,
            policy: {
              approval: 'AUTOMATIC_FOR_PARTNERS',
              turnaroundMinutes: 30,
              startStepMinutes: 30,
              cancellationNoticeMinutes: 24 * 60,
            },
            contains: [
              {
                code: 'DMU-50',
                name: '五轴加工中心 DMG MORI DMU 50',
                kind: 'EQUIPMENT',
                description: '五轴联动加工中心，工作台 630 × 500 mm。Five-axis machining centre, table 630 × 500 mm.',
                skills: ['5-axis milling', '五轴加工'],
                openingHours: withEvenings,
                policy: { minimumMinutes: 60, maximumMinutes: 8 * 60, turnaroundMinutes: 30 },
              },
              {
                code: 'CK6140',
                name: '数控车床 CK6140 · CNC lathes',
                kind: 'EQUIPMENT',
                units: 12,
                skills: ['CNC turning', '数控车削'],
                openingHours: withEvenings,
                policy: { turnaroundMinutes: 15 },
              },
            ],
          },
        ],
      },
    ],
  },
  {
    slug: 'yangtze-robotics',
    name: '长江机器人 · Yangtze Robotics',
    kind: 'ENTERPRISE',
    timeZone: 'Asia/Shanghai',
    observes: 'CN',
    members: [
      { name: '何涛 He Tao', email: 'he.tao@yangtze.example', role: 'ADMIN' },
      { name: '林晓 Lin Xiao', email: 'lin.xiao@yangtze.example', role: 'RESOURCE_MANAGER' },
    ],
    site: { name: '苏州工业园区展示中心', address: '苏州工业园区星湖街', latitude: 31.316, longitude: 120.737 },
    resources: [
      {
        code: 'ROB-LAB',
        name: '工业机器人实验室 · Industrial robot lab',
        kind: 'LAB',
        seats: 30,
        skills: ['robot programming', '机器人编程', 'welding'],
        openingHours: workdays,
        policy: { startStepMinutes: 60, maximumAdvanceDays: 200, cancellationNoticeMinutes: 12 * 60 },
      },
      {
        code: 'KR-10',
        name: '六轴机器人工作站 KUKA KR 10 · Robot cells',
        kind: 'EQUIPMENT',
        units: 6,
        skills: ['robot programming', '机器人编程'],
        openingHours: workdays,
      },
    ],
  },
  {
    slug: 'bohemia-training',
    name: 'Bohemia Training Centre',
    kind: 'TRAINING_CENTER',
    timeZone: 'Europe/Prague',
    members: [
      { name: 'Jana Nováková', email: 'jana.novakova@bohemia.example', role: 'ADMIN' },
      { name: 'Petr Dvořák', email: 'petr.dvorak@bohemia.example', role: 'RESOURCE_MANAGER' },
    ],
    site: { name: 'Brno workshop', address: 'Technická 2, Brno', latitude: 49.227, longitude: 16.574 },
    resources: [
      {
        code: 'WELD',
        name: 'Welding workshop',
        kind: 'LAB',
        units: 16,
        seats: 16,
        skills: ['MIG welding', 'TIG welding'],
        openingHours: workdays,
        policy: { turnaroundMinutes: 15, minimumMinutes: 30 },
      },
      {
        code: 'CRANE',
        name: 'Crane simulator',
        kind: 'EQUIPMENT',
        skills: ['crane operation'],
        openingHours: workdays,
        policy: { maximumMinutes: 4 * 60, noShowAfterMinutes: 20 },
      },
    ],
  },
];

/** Addresses of everybody in the demo world. */
export const demoAddresses: readonly string[] = [
  demoAdministrator.email,
  ...demoWorld.flatMap(({ members }) => members.map(({ email }) => email)),
];
