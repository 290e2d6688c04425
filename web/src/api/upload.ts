import { language, t } from '../i18n/t';
import { askToSignIn } from './client';
import type { Problem } from './problem';

interface ErrorBody {
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly requestId?: string } }[];
}

const failed = (message: string, requestId: string | null): Problem => ({ kind: 'failed', message, requestId });

/** Sends an image for a resource; answers its id, or what the service said against it. */
export async function uploadImage(resourceId: string, image: Blob): Promise<string | Problem> {
  try {
    const answer = await fetch(`/resources/${encodeURIComponent(resourceId)}/images`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'accept-language': language, 'content-type': image.type },
      body: image,
    });
    if (answer.ok) return ((await answer.json()) as { id: string }).id;
    if (answer.status === 401) askToSignIn();
    const [error] = ((await answer.json()) as ErrorBody).errors ?? [];
    return failed(error?.message ?? t.states.offline, error?.extensions.requestId ?? null);
  } catch {
    return { kind: 'offline', message: t.states.offline, requestId: null };
  }
}
