import type { Server } from '../support/handshake.ts'

/** The processes of one sandbox, as clients and drivers see them. */
export interface Site {
  readonly publicUrl: string
  readonly canaryUrl: string
  /** Returns the URL of the control listener to ask next. */
  control(): string
}

/** A tenant of a site. */
export interface SiteTenant extends Server {
  readonly name: string
  readonly base: string
}

export function getSiteTenant({ publicUrl }: Site, name: string): SiteTenant {
  const base = `${publicUrl}/t/${name}`
  return { name, base, issuer: `${base}/auth`, fhirBase: `${base}/fhir` }
}

/** A response as far as tests compare it. */
export interface Answer {
  readonly status: number
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests read bodies of every shape
  readonly json: any
  readonly headers: Headers
}

/** Sends a request; a body that is no text is sent as JSON. */
export async function ask(
  url: string,
  method = 'GET',
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const type = body === undefined ? {} : { 'content-type': 'application/json' }
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: { ...type, ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, text, json: parse(text), headers: response.headers }
}

/** Creates a tenant by the control API of a process, and lets that serve it. */
export async function createTenantAt(
  { controlUrl }: { readonly controlUrl: string },
  body: { readonly name: string; readonly [setting: string]: unknown },
): Promise<void> {
  await ask(`${controlUrl}/tenants`, 'POST', body)
  await ask(`${controlUrl}/tenants/${body.name}`)
}

/** Calls the control API; throws when it refuses. */
export async function control(site: Site, method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await ask(`${site.control()}${path}`, method, body)
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
  return answer
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
