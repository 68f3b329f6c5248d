import { type RawReply, type RawRequest, sendRawRequest } from '@smart-mock/test-clients/send-raw-request'
import { maskReply } from './mask-reply.ts'

/** The addresses of a mock, without a slash at the end. */
export interface WalkedMock {
  readonly publicUrl: string
  readonly canaryUrl: string
  readonly controlUrl: string
  /** Options that every tenant of the walk has beside its own. */
  readonly options: Readonly<Record<string, unknown>>
  /** Prepares a tenant as soon as it has its clients. */
  readonly prepare: (tenant: string) => Promise<void>
}

/** A tenant of the walk, at its addresses. */
export interface WalkedTenant {
  readonly name: string
  readonly base: string
  readonly fhirBase: string
  readonly issuer: string
}

/** Stands for the reply at an address that an earlier reply should have had. */
const NO_URL: RawReply = {
  version: '',
  status: 0,
  reason: 'no URL',
  headers: [],
  body: '',
  whole: true,
  end: 'closed',
}

/** Sends requests to a mock and records each reply as it is on the wire, random values masked. */
export class Walker {
  /** The masked replies, by the names of their requests. */
  readonly replies = new Map<string, string>()
  readonly #mock: WalkedMock
  readonly #hosts: Readonly<Record<string, string>>

  constructor(mock: WalkedMock) {
    this.#mock = mock
    this.#hosts = {
      public: new URL(mock.publicUrl).host,
      canary: new URL(mock.canaryUrl).host,
      control: new URL(mock.controlUrl).host,
    }
  }

  /** Sends a request and records its reply under a name, which no other request may have. */
  async send(name: string, url: string, request: RawRequest = {}): Promise<RawReply> {
    if (this.replies.has(name)) throw new Error(`two requests are named ${name}`)
    const reply = URL.canParse(url) ? await sendRawRequest(url, { timeoutMs: 10_000, ...request }) : NO_URL
    this.replies.set(name, maskReply(reply, this.#hosts))
    return reply
  }

  /** Sends a request again, and records its reply in place of the earlier one. */
  resend(name: string, url: string, request: RawRequest = {}): Promise<RawReply> {
    this.replies.delete(name)
    return this.send(name, url, request)
  }

  /** Sends a form. */
  post(
    name: string,
    url: string,
    form: Readonly<Record<string, string>> | URLSearchParams,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<RawReply> {
    return this.send(name, url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(form).toString(),
    })
  }

  /** Creates a tenant with these options and clients beside the sample ones. */
  async createTenant(
    name: string,
    options: Readonly<Record<string, unknown>> = {},
    clients: readonly object[] = [],
  ): Promise<WalkedTenant> {
    const { publicUrl, options: common, prepare } = this.#mock
    await this.control('POST', '/tenants', { name, options: { ...common, ...options } })
    for (const client of clients) await this.control('POST', `/tenants/${name}/clients`, client)
    await prepare(name)
    const base = `${publicUrl}/t/${name}`
    return { name, base, fhirBase: `${base}/fhir`, issuer: `${base}/auth` }
  }

  /** Calls the control API, whose responses are not recorded. */
  async control(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
    const response = await fetch(`${this.#mock.controlUrl}${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return text === '' ? {} : JSON.parse(text)
  }
}

/** Returns the JSON object of a reply, or an empty one. */
export function readJson({ body }: RawReply): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

/** Returns a header of a reply, or an empty text. */
export function readHeader({ headers }: RawReply, name: string): string {
  return headers.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1] ?? ''
}
