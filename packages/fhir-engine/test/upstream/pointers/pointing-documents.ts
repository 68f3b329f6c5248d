import { type Access, createFhirBase, type FhirReply } from '../../../src/index.ts'
import { parseScopeString } from '../../../src/model/scopes.ts'
import { createUpstream, handleUpstream } from '../../../src/upstream/index.ts'
import { BASE } from '../../engine.ts'
import { accessOf, WORLD } from '../../leak/leak-world.ts'
import { fetchFrom } from '../backends.ts'

const base = 'http://behind.example/fhir'
const world = createFhirBase(WORLD)
/** Returns the access to everything of one patient. */
export const grantAll = (patient: string) =>
  accessOf({ grants: [], patient }, parseScopeString('patient/*.cruds'))
const amy = grantAll('amy-shaw')

/** Binaries of another patient: with a `securityContext`, without one, and one that does not exist. */
export const HIDDEN = 'Binary/jack-smith-note-1'
export const UNOWNED = 'Binary/frank-hansen-note-1'
export const ABSENT = 'Binary/none'
export const MINE = 'Binary/amy-shaw-note-1'

/** Starts an upstream; `instead` replaces some of its responses. */
export function startBehind(instead: (url: string) => Response | undefined = () => undefined) {
  const store = world.fork()
  const asked: string[] = []
  const answer = fetchFrom(store, base)
  const upstream = createUpstream({
    base,
    fetch: async (url, init) => {
      asked.push(`${init?.method} ${String(url).slice(base.length + 1)}`)
      return instead(String(url)) ?? answer(url, init)
    },
  })
  const send = (
    line: string,
    body?: unknown,
    { access = amy, headers = {} }: { access?: Access; headers?: Record<string, string> } = {},
  ): Promise<FhirReply> => {
    const [, method = '', path = '', query = ''] = /^(\w+) ([^?]*)\??(.*)$/.exec(line) ?? []
    return handleUpstream(upstream, {
      ...{ method, path, query, access, base: BASE },
      header: (name) => headers[name.toLowerCase()],
      body: new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body)),
    })
  }
  return { store, asked, send }
}

/** Returns a document that points at a URL. */
export const makeDocument = (url: string, patient = 'amy-shaw', more: object = {}) => ({
  ...{ resourceType: 'DocumentReference', status: 'current', subject: { reference: `Patient/${patient}` } },
  ...{ content: [{ attachment: { url } }], ...more },
})

/** Returns a Binary, of a patient if one is named. */
export const makeNote = (patient?: string, more: object = {}) => ({
  ...{ resourceType: 'Binary', contentType: 'text/plain', data: 'eA==', ...more },
  ...(patient && { securityContext: { reference: `Patient/${patient}` } }),
})

/** Returns a bundle of entries. */
export const makeBundle = (type: string, ...entry: unknown[]) => ({ resourceType: 'Bundle', type, entry })

/** Returns an entry of a bundle. */
export const makeEntry = (method: string, url: string, resource: unknown, fullUrl?: string) => ({
  ...{ resource, request: { method, url }, ...(fullUrl && { fullUrl }) },
})
