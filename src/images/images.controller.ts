import {
  Controller,
  Get,
  HttpCode,
  HttpException,
  HttpStatus,
  NotFoundException,
  Param,
  Post,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { logged, networkOf, RouteLocale, RouteViewer, SignedInRoute, type Viewer } from '../access/index.js';
import { resourceIds } from '../organizations/ids.js';
import type { Locale } from '../platform/core/locale.js';
import { textIn } from '../platform/core/message.js';
import { refusal } from '../platform/core/refusal.js';
import { rateLimited } from '../platform/graphql/api-error.js';
import { bodyOf, MOST_UPLOAD_MS, type Upload } from '../platform/http/upload.js';
import { LimitLog } from '../platform/security/limit-log.js';
import { type ImageSize, MOST_UPLOAD_BYTES } from './core/image-rules.js';
import { imageReasons, type UploadRefusal } from './core/refusals.js';
import { imageIds } from './ids.js';
import { UploadImage } from './upload-image.js';
import { VisibleImages } from './visible-images.js';

const sizes: Readonly<Record<string, ImageSize>> = { 'thumbnail.webp': 'THUMBNAIL', 'large.webp': 'LARGE' };

/** An image cannot run anything, and it never changes. */
const fileHeaders = {
  'cache-control': 'private, max-age=31536000, immutable',
  'content-security-policy': "default-src 'none'",
};

const statuses = {
  NOT_FOUND: HttpStatus.NOT_FOUND,
  NOT_PERMITTED: HttpStatus.FORBIDDEN,
  UNSUPPORTED: HttpStatus.UNSUPPORTED_MEDIA_TYPE,
  TOO_LARGE: HttpStatus.PAYLOAD_TOO_LARGE,
} as const;

/** A quota has room again within an hour, or when images are deleted. */
const RETRY_SECONDS = 3_600;

/** Bytes, milliseconds to arrive, and how many are read at a time on an instance: bodies are held in memory. */
const UPLOAD = { upload: { mostBytes: MOST_UPLOAD_BYTES, arriveMs: MOST_UPLOAD_MS, atOnce: 16 } satisfies Upload };

/** Uploads of images, and images as files for whoever may see their resource. */
@Controller()
export class ImagesController {
  constructor(
    private readonly uploads: UploadImage,
    private readonly images: VisibleImages,
    private readonly limits: LimitLog,
  ) {}

  @Post('resources/:id/images')
  @HttpCode(HttpStatus.CREATED)
  @SignedInRoute()
  @RouteConfig(UPLOAD)
  async upload(
    @RouteViewer() viewer: Viewer,
    @RouteLocale() locale: Locale,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ id: string }> {
    const admitted = await this.uploads.admit(viewer, resourceIds.read(id));
    if (!admitted.ok) throw this.refusedBy(admitted.error, viewer, locale, request);
    const bytes = await bodyOf(request, UPLOAD.upload);
    if (bytes === null) {
      reply.header('connection', 'close');
      const tooLarge = refusal(imageReasons.tooManyBytes, null, { most: MOST_UPLOAD_BYTES / 1_000_000 });
      throw this.refusedBy([tooLarge], viewer, locale, request);
    }
    const kept = await this.uploads.execute(viewer, admitted.value, bytes);
    if (!kept.ok) throw this.refusedBy(kept.error, viewer, locale, request);
    return { id: imageIds.encode(kept.value) };
  }

  /** Pages show many at once, so these requests are not dear. */
  @Get('images/:id/:file')
  @SignedInRoute({ isDear: false })
  async file(
    @RouteViewer() viewer: Viewer,
    @Param('id') id: string,
    @Param('file') file: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const size = Object.hasOwn(sizes, file) ? sizes[file] : undefined;
    const content = size === undefined ? null : await this.images.file(viewer, imageIds.read(id), size);
    if (content === null) throw new NotFoundException('There is no such image that you can see.');
    reply.headers(fileHeaders);
    return new StreamableFile(content, { type: 'image/webp', length: content.length });
  }

  private refusedBy([first]: readonly UploadRefusal[], viewer: Viewer, locale: Locale, request: FastifyRequest): Error {
    if (first === undefined) return new Error('an upload was refused without a reason');
    const message = textIn(locale, first);
    if (first.code !== 'TOO_MANY') return new HttpException(message, statuses[first.code]);
    const account = logged.account(viewer.accountKey);
    this.limits.note('quota of uploads', { account, network: networkOf(request.ip) });
    return rateLimited(message, RETRY_SECONDS);
  }
}
