import type { Context, Next } from 'hono'

/** For replies that are no page: what they show when opened has no scripts, no requests and no frame around it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"

/** Sets the headers with which no reply of the control listener runs as anything but its own type. Pages have their own policy. */
export async function secureReplies(context: Context, next: Next): Promise<void> {
  await next()
  context.header('X-Content-Type-Options', 'nosniff')
  context.header('Referrer-Policy', 'no-referrer')
  if (!context.res.headers.has('Content-Security-Policy')) context.header('Content-Security-Policy', POLICY)
}
