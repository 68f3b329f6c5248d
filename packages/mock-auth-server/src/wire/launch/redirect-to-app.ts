import type { Reply } from '../../core/http/reply.ts'

/** Sends the browser to the app, without leaving traces on the way (S-064). */
export function redirectToApp(url: string): Reply {
  return {
    status: 302,
    headers: [
      ['Location', url],
      ['Cache-Control', 'no-store'],
      ['Referrer-Policy', 'no-referrer'],
    ],
    body: '',
  }
}
