// A file over the wire as it is. Only XMLHttpRequest says how much of it has gone.
import { ApiError, cookie, tellSignedOut, type FaultBody } from '../../shared/api';

export function send<T>(
  path: string,
  file: Blob,
  { sent, signal }: { sent?: (share: number) => void; signal?: AbortSignal } = {},
): Promise<T> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    const away = () => failed(new ApiError(0, { code: 'network.unreachable', message: '' }));
    request.open('POST', `/api/v1${path}`);
    request.responseType = 'json';
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('accept-language', document.documentElement.lang);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-csrf-token', cookie('zorg112_csrf'));
    request.upload.onprogress = ({ loaded, total }) => sent?.(total > 0 ? loaded / total : 0);
    request.onerror = request.onabort = request.ontimeout = away;
    request.onload = () => {
      if (request.status === 200) return done(request.response as T);
      const body = (request.response ?? { code: 'server.error', message: '' }) as FaultBody;
      const fault = new ApiError(request.status, body);
      if (fault.code === 'auth.required') tellSignedOut();
      failed(fault);
    };
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
