import { Agent, type OutgoingHttpHeaders, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** How requests find a process: by their tenant, as a load balancer that hashes does, or any. */
export type Routing = 'hash' | 'random'

/** The listeners of a process, or of a proxy. */
export interface Target {
  readonly port: number
  readonly controlPort: number
  /** Token of the control API, where it requires one. */
  readonly controlToken?: string
}

/** One request about a tenant. */
export interface Call {
  readonly tenant: string
  /** On the public listener by default. */
  readonly listener?: 'public' | 'control'
  readonly method: string
  readonly path: string
  readonly json?: unknown
  readonly form?: Readonly<Record<string, string>>
  readonly headers?: OutgoingHttpHeaders
}

/** The reply to a request. */
export interface Reply {
  readonly status: number
  readonly location: string | undefined
  readonly text: string
  /**
   * Number of 503 that came before it. Each says that nothing is promised: a write that was under way when the store went
   * away may have been done.
   */
  readonly refusals: number
  /**
   * How often it may have been carried out before: another process passes a safe request on again when the owner of the
   * tenant ends meanwhile.
   */
  readonly repeats: number
}

/** One reply, as it came. */
type Answer = Omit<Reply, 'refusals' | 'repeats'>

/** Sends requests to one of several processes, and again where they were refused. */
export interface Sender {
  /** Resolves to `undefined` where the reply was lost and the request may have been performed. */
  readonly send: (call: Call) => Promise<Reply | undefined>
  /** Resolves to the reply to a request that may be performed twice. */
  readonly repeat: (call: Call) => Promise<Reply>
  readonly close: () => void
}

/** Milliseconds for which a request is sent again before it has failed. */
const PATIENCE_MS = 120_000
const PAUSE_MS = 20
/** Milliseconds that it takes at least until a tenant has another owner. */
const TAKEOVER_MS = 1000
/** Status of a server that promises nothing, and asks to be tried again. */
const UNAVAILABLE = 503
/** Statuses of proxies that got no reply. */
const LOST = [502, 504]

/**
 * Creates a sender. A process that refuses connections is passed over, and after 503 a request is sent again; a
 * connection that ends without a reply, 502 and 504 leave open whether the request was performed.
 *
 * @param onDone is called with the times of the first attempt and of the reply, in milliseconds
 */
export function createSender(
  targets: readonly Target[],
  routing: Routing,
  random: () => number,
  onDone: (beganAt: number, endedAt: number) => void,
): Sender {
  const agent = new Agent({ keepAlive: true })
  const publicHost = `localhost:${targets[0]?.port}`
  const order = (tenant: string) => {
    const first = routing === 'hash' ? hash(tenant) : Math.floor(random() * targets.length)
    return targets.map((_, n) => targets[(first + n) % targets.length] as Target)
  }
  const attempt = async (call: Call): Promise<Answer | 'refused' | 'lost'> => {
    for (const target of order(call.tenant)) {
      const reply = await exchange(agent, target, publicHost, call)
      if (reply !== 'refused') return reply
    }
    return 'refused'
  }
  const persist = async (call: Call, isRepeatable: boolean): Promise<Reply | undefined> => {
    const beganAt = performance.now()
    let refusals = 0
    let last = ''
    while (performance.now() < beganAt + PATIENCE_MS) {
      const sentAt = performance.now()
      const reply = await attempt(call)
      const isLost = reply === 'lost' || (typeof reply === 'object' && LOST.includes(reply.status))
      if (isLost && !isRepeatable) return undefined
      if (!isLost && typeof reply === 'object' && reply.status !== UNAVAILABLE) {
        const endedAt = performance.now()
        onDone(beganAt, endedAt)
        const repeats = call.method === 'GET' ? Math.floor((endedAt - sentAt) / TAKEOVER_MS) : 0
        return { ...reply, refusals, repeats }
      }
      if (typeof reply === 'object' && !isLost) refusals += 1
      last = typeof reply === 'object' ? `${reply.status} ${reply.text.slice(0, 200)}` : reply
      await sleep(PAUSE_MS)
    }
    throw new Error(`no reply to ${call.method} ${call.path} for ${PATIENCE_MS / 1000} s: ${last}`)
  }
  return {
    send: (call) => persist(call, false),
    repeat: async (call) => (await persist(call, true)) as Reply,
    close: () => agent.destroy(),
  }
}

/** Sends one request to one process. */
function exchange(
  agent: Agent,
  { port, controlPort, controlToken }: Target,
  publicHost: string,
  { listener = 'public', method, path, json, form, headers }: Call,
): Promise<Answer | 'refused' | 'lost'> {
  const body = json === undefined ? form && new URLSearchParams(form).toString() : JSON.stringify(json)
  const type = json === undefined ? 'application/x-www-form-urlencoded' : 'application/json'
  const isPublic = listener === 'public'
  const options = {
    ...{ host: '127.0.0.1', port: isPublic ? port : controlPort, agent, method, path },
    headers: {
      Host: isPublic ? publicHost : `localhost:${controlPort}`,
      ...(isPublic || controlToken === undefined ? {} : { Authorization: `Bearer ${controlToken}` }),
      ...(body === undefined ? {} : { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) }),
      ...headers,
    },
  }
  return new Promise((resolve, reject) => {
    const sent = request(options, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => {
        const { statusCode = 0, headers } = response
        resolve(response.complete ? { status: statusCode, location: headers.location, text } : 'lost')
      })
      response.on('error', () => resolve('lost'))
    })
    sent.on('error', ({ code }: NodeJS.ErrnoException) =>
      resolve(code === 'ECONNREFUSED' ? 'refused' : 'lost'),
    )
    sent.setTimeout(PATIENCE_MS, () => {
      reject(new Error(`no reply to ${method} ${path} for ${PATIENCE_MS / 1000} s on one connection`))
      sent.destroy()
    })
    sent.end(body)
  })
}

/** Returns a number for a text, by which tenants are distributed: FNV-1a, 32 bits. */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (const char of text) value = Math.imul(value ^ char.charCodeAt(0), 0x01000193) >>> 0
  return value
}
