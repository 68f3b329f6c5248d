import type { PageRequest, PageResponse } from '../../model/api.ts'
import type { BoundedFetch, BoundedResponse } from '../../smart/http/bounded-fetch.ts'
import { SmartError } from '../../smart/smart-error.ts'
import { rfc } from '../../smart/spec.ts'

/** Requests of a run that its page sends. */
export interface PageRequests {
  /** Waits until a page has sent it. @throws SmartError unreadable, timeout, too-large or redirect-refused */
  send: BoundedFetch
  /** Hands a request out, once: a code must not be sent twice (C-087). @throws SmartError not-found */
  take: (id: string) => PageRequest
  /** @throws SmartError not-found unless the request was handed out and is waited for */
  answer: (id: string, answer: PageResponse) => void
}

export interface PageRequestsOptions {
  newId: () => string
  /** Called with the ids that no page has taken yet, whenever they change. */
  onWaiting: (ids: string[]) => void
  /** Milliseconds to wait for a page that takes the request. */
  patienceMs?: number
}

const PATIENCE_MS = 20_000
/** Milliseconds that a page may need beyond the time of the request. */
const GRACE_MS = 5_000
const MOST = 20

interface Open {
  request: PageRequest
  taken: boolean
  deliver: (answer: PageResponse) => void
  /** Fails the request after this time. */
  expire: (ms: number, message: string) => void
}

export function createPageRequests({
  newId,
  onWaiting,
  patienceMs = PATIENCE_MS,
}: PageRequestsOptions): PageRequests {
  const open = new Map<string, Open>()
  const tell = () => onWaiting([...open].flatMap(([id, { taken }]) => (taken ? [] : [id])))
  const find = (id: string, taken: boolean) => {
    const found = open.get(id)
    if (found?.taken === taken) return found
    throw new SmartError(
      'not-found',
      'The request is not available: another page has taken it, or it has ended.',
    )
  }
  const wait = async (request: PageRequest): Promise<PageResponse> => {
    const id = newId()
    let timer: NodeJS.Timeout | undefined
    try {
      return await new Promise<PageResponse>((resolve, reject) => {
        const expire = (ms: number, message: string) => {
          clearTimeout(timer)
          timer = setTimeout(() => reject(silent(message)), ms)
        }
        open.set(id, { request, taken: false, deliver: resolve, expire })
        expire(patienceMs, `No page of this run was open to send ${request.method} ${request.url}.`)
        tell()
      })
    } finally {
      clearTimeout(timer)
      open.delete(id)
      tell()
    }
  }
  return {
    async send(url, init, bounds) {
      if (open.size >= MOST)
        throw new SmartError('invalid-input', `The page already has ${MOST} requests to send.`)
      const { method = 'GET', body } = init
      const headers = Object.fromEntries(new Headers(init.headers))
      const text = typeof body === 'string' ? { body } : {}
      return toResponse(url, await wait({ method, url, headers, ...text, ...bounds }))
    },
    take(id) {
      const found = find(id, false)
      found.taken = true
      found.expire(
        found.request.timeoutMs + GRACE_MS,
        `The page responsible for ${found.request.method} ${found.request.url} did not report a result.`,
      )
      tell()
      return found.request
    },
    answer: (id, answer) => find(id, true).deliver(answer),
  }
}

function toResponse(url: string, answer: PageResponse): BoundedResponse {
  if ('error' in answer) {
    const { code, message } = answer.error
    throw new SmartError(code === 'network' ? 'unreadable' : code, message)
  }
  const { status, statusText, headers, body, bytes } = answer
  if (status === 0) throw redirected(url)
  return { status, statusText, headers: new Headers(headers), text: body, bytes }
}

function silent(message: string): SmartError {
  return new SmartError('timeout', message, {
    whyItMatters: 'The requests of this run are sent by the page that shows it.',
    whatToTry: 'Keep the page of this run open, and log in again.',
  })
}

function redirected(url: string): SmartError {
  return new SmartError('redirect-refused', `${url} returned a redirect, which the page did not follow.`, {
    whyItMatters: 'A page cannot see where a redirect leads; following it could send tokens to another host.',
    whatToTry: 'Publish the final URL.',
    spec: rfc(9700, '4.12'),
  })
}
