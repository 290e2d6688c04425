import { Injectable } from '@nestjs/common';
import { SetResourceImages, UploadImage } from '../images/index.js';
import type { ResourceKey } from '../platform/core/keys.js';
import { Database } from '../platform/db/database.js';
import { DemoPeople } from './demo-people.js';
import { done } from './done.js';
import { drawn, type Drawing } from './drawings.js';
import { hasImage } from './present.queries.js';

/** A drawing of a machine, and its description. */
interface DemoPhoto {
  readonly code: string;
  readonly by: string;
  readonly drawing: Drawing;
  readonly alt: string;
}

const demoPhotos: readonly DemoPhoto[] = [
  { code: 'DMU-50', by: 'zhou.qiang@hualong.example', drawing: 'MILL', alt: '五轴加工中心示意图' },
  { code: 'CK6140', by: 'zhou.qiang@hualong.example', drawing: 'LATHE', alt: '数控车床示意图' },
  { code: 'KR-10', by: 'he.tao@yangtze.example', drawing: 'ROBOT', alt: '六轴工业机器人示意图' },
];

/** Gives some machines a drawing, through the use cases of everybody. */
@Injectable()
export class DemoPhotos {
  constructor(
    private readonly database: Database,
    private readonly people: DemoPeople,
    private readonly uploads: UploadImage,
    private readonly setting: SetResourceImages,
  ) {}

  /** Only those of the given resources, by their codes. */
  async hang(resources: ReadonlyMap<string, ResourceKey>): Promise<void> {
    for (const { code, by, drawing, alt } of demoPhotos) {
      const resourceId = resources.get(code);
      if (resourceId === undefined || (await hasImage(this.database, resourceId))) continue;
      const viewer = await this.people.viewer(by);
      const resource = done(await this.uploads.admit(viewer, resourceId));
      const imageId = done(await this.uploads.execute(viewer, resource, await drawn(drawing)));
      done(await this.setting.execute(viewer, { resourceId, images: [{ imageId, alt }] }));
    }
  }
}
