import { setTimeout as sleep } from 'node:timers/promises'
import { type ClientKeys, getClientKeys, signWith, withKeys } from '@smart-mock/test-clients/client-keys'
import type { MockTenant } from '../../src/testing/index.ts'

const CLIENT = 'smart-client-backend'
const POLLS = 6
const TRIES = 3

export interface Exported {
  /** `Type/id` of every resource, in order. */
  readonly resources: readonly string[]
  readonly errors: readonly string[]
  readonly deleted: readonly string[]
}

interface File {
  readonly type: string
  readonly url: string
  readonly count?: number
}

/**
 * Runs a backend service that exports by the specifications (Backend Services, Bulk Data Access 2.0). Throws
 * an `Error` with the message it would show when the export does not complete.
 */
export async function bulkExport(tenant: MockTenant, path: string): Promise<Exported> {
  const client = await BulkClient.register(tenant)
  return client.export(path)
}

class BulkClient {
  readonly #tenant: MockTenant
  readonly #keys: ClientKeys
  #token = ''

  constructor(tenant: MockTenant, keys: ClientKeys) {
    this.#tenant = tenant
    this.#keys = keys
  }

  static async register(tenant: MockTenant): Promise<BulkClient> {
    const keys = await getClientKeys()
    const client = tenant.tenant.client(CLIENT)
    if (client) tenant.register(withKeys(client, keys))
    return new BulkClient(tenant, keys)
  }

  async export(path: string): Promise<Exported> {
    await this.#signIn()
    const started = await this.#ask(`${this.#tenant.fhirBase}/${path}`, {
      headers: { Prefer: 'respond-async', Accept: 'application/fhir+json' },
    })
    if (started.status !== 202) throw new Error(`the export was refused with ${started.status}`)
    const job = started.headers.get('content-location')
    if (job === null) throw new Error('the export has no address')
    const manifest = await this.#manifest(job)
    const withToken = manifest.requiresAccessToken !== false
    const lines = async (files: readonly File[] = []) => {
      const all: string[] = []
      for (const file of files) all.push(...(await this.#lines(file, withToken)))
      return all.map((line) => JSON.parse(line))
    }
    const [resources, errors, deleted] = [
      await lines(manifest.output),
      await lines(manifest.error),
      await lines(manifest.deleted),
    ]
    await this.#ask(job, { method: 'DELETE' })
    return {
      resources: resources.map(({ resourceType, id }) => `${resourceType}/${id}`),
      errors: errors.flatMap(({ issue }) =>
        issue.map(({ diagnostics }: { diagnostics: string }) => diagnostics),
      ),
      deleted: deleted.flatMap(({ entry }) =>
        entry.map(({ request }: { request: { url: string } }) => request.url),
      ),
    }
  }

  async #signIn(): Promise<void> {
    const body = new URLSearchParams({ grant_type: 'client_credentials', scope: 'system/*.rs' })
    await signWith(body, { clientId: CLIENT, issuer: this.#tenant.issuer, keys: this.#keys, alg: 'ES384' })
    const reply = await fetch(`${this.#tenant.issuer}/token`, { method: 'POST', body })
    if (!reply.ok) throw new Error(`no token: ${reply.status}`)
    this.#token = ((await reply.json()) as { access_token: string }).access_token
  }

  async #manifest(job: string) {
    for (let poll = 0; poll < POLLS; poll++) {
      const reply = await this.#ask(job)
      if ([202, 429, 503].includes(reply.status)) {
        await sleep(waitMs(reply.headers.get('retry-after')))
        continue
      }
      if (reply.status !== 200) throw new Error(`the export failed with ${reply.status}`)
      const manifest = JSON.parse(await reply.text()) as {
        requiresAccessToken?: boolean
        output?: File[]
        error?: File[]
        deleted?: File[]
      }
      if (!Array.isArray(manifest.output)) throw new Error('the manifest has no output')
      return manifest
    }
    throw new Error('the export takes too long')
  }

  async #lines(file: File, withToken: boolean): Promise<string[]> {
    if (new URL(file.url).origin !== new URL(this.#tenant.fhirBase).origin) {
      throw new Error('a file is on a server that was not agreed')
    }
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const reply = await (withToken ? this.#ask(file.url) : fetch(file.url))
      const text = await reply.text().catch(() => undefined)
      if (reply.status !== 200 || text === undefined) continue
      const lines = text.split(/\r?\n/).filter((line) => line !== '')
      if (file.count !== undefined && lines.length !== file.count) throw new Error('a file has lost lines')
      return lines
    }
    throw new Error('a file cannot be had')
  }

  /** Sends a request with the token; with a new one, once, when it has expired. */
  async #ask(url: string, init: RequestInit = {}): Promise<Response> {
    const send = () =>
      fetch(url, { ...init, headers: { ...init.headers, Authorization: `Bearer ${this.#token}` } })
    const reply = await send()
    if (reply.status !== 401) return reply
    await this.#signIn()
    return send()
  }
}

function waitMs(retryAfter: string | null): number {
  if (retryAfter === null) return 1000
  return /^\d+$/.test(retryAfter)
    ? Number(retryAfter) * 1000
    : Math.max(0, Date.parse(retryAfter) - Date.now())
}
