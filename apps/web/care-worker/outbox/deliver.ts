// One entry to the server. What is not certainly our server's own answer counts as silence: a hotel's sign-in page also says 200.
import type { Entry, Fault, Outcome } from './entry';

const ROOT = '/api/v1';
/** A dead access point still says it is online. */
const PATIENCE_MS = 8_000;
/** Some hundreds of kilobytes over one bar. */
const PHOTO_PATIENCE_MS = 30_000;

export async function deliver(entry: Entry, csrf: string, ask: typeof fetch = fetch): Promise<Outcome> {
  const attachments: string[] = [];
  for (const [i, photo] of entry.photos.entries()) {
    const form = new FormData();
    form.append('file', photo, `foto-${i + 1}.${photo.type.split('/')[1] ?? 'jpg'}`);
    const headers = headersFor(entry, `${entry.id}-${i + 1}`, csrf);
    const outcome = await tried(`${ROOT}/attachments`, { headers, body: form }, PHOTO_PATIENCE_MS, ask);
    if (outcome.kind !== 'sent') return outcome;
    attachments.push((outcome.answer as { id: string }).id);
  }
  const body = JSON.stringify(attachments.length > 0 ? { ...entry.body, attachments } : entry.body);
  const headers = { ...headersFor(entry, entry.id, csrf), 'content-type': 'application/json' };
  return tried(ROOT + entry.path, { headers, body }, PATIENCE_MS, ask);
}

function headersFor({ language }: Entry, key: string, csrf: string): Record<string, string> {
  return { accept: 'application/json', 'accept-language': language, 'x-csrf-token': csrf, 'idempotency-key': key };
}

async function tried(url: string, post: RequestInit, patience: number, ask: typeof fetch): Promise<Outcome> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  try {
    const options = { ...post, method: 'POST', credentials: 'same-origin', redirect: 'error' } as const;
    const response = await ask(url, { ...options, signal: stop.signal });
    const answer: unknown = await response.json().catch(() => undefined);
    return meaning(response, answer);
  } catch {
    return { kind: 'waits', why: 'silence' };
  } finally {
    clearTimeout(timer);
  }
}

function meaning({ ok, status, headers }: Response, answer: unknown): Outcome {
  const ours = typeof answer === 'object' && answer !== null;
  if (ok) return ours ? { kind: 'sent', answer } : { kind: 'waits', why: 'silence' };
  const body = ours && typeof (answer as Fault['body']).code === 'string' ? (answer as Fault['body']) : undefined;
  if (body?.code === 'auth.required' || body?.code === 'auth.csrf') return { kind: 'waits', why: 'session' };
  if (status >= 500 || status === 429) {
    const seconds = Number(headers.get('retry-after'));
    return { kind: 'waits', why: 'busy', ...(seconds > 0 ? { afterMs: seconds * 1000 } : {}) };
  }
  // Whatever stands before our server may find it too big as well, in its own words.
  if (body || status === 413)
    return { kind: 'refused', fault: { status, body: body ?? { code: 'request.too_large', message: '' } } };
  return { kind: 'waits', why: 'silence' };
}
