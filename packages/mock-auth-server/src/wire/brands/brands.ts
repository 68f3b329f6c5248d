import { createJsonReply, type Reply, withHeader } from '../../core/http/reply.ts'
import { PROFILES } from '../../core/oauth/profile.ts'
import { sha256 } from '../../core/util/sha256.ts'
import type { Endpoint } from '../shared/endpoint.ts'
import { buildBrandsBundle } from './build-brands-bundle.ts'

/** The user-access brands bundle, with a weak ETag (S-147, S-148). */
export const brandsEndpoint: Endpoint = {
  name: 'brands',
  path: '/brands/bundle.json',
  methods: ['GET'],
  cors: 'any',
  errors: 'oauth',
  step: 'brands',
  async handle({ tenant, options, incoming, pass }) {
    if (!PROFILES[options.profileVersion].brands) return none(options.profileVersion)
    const reply = createJsonReply(200, pass('brands.bundle', buildBrandsBundle(tenant)))
    const etag = weakEtag(String(reply.body))
    const headers = [
      ['ETag', etag],
      ['Cache-Control', 'no-cache'],
    ] as const
    const known = (incoming.header('if-none-match') ?? '').split(',').map((value) => opaque(value.trim()))
    if (known.includes(opaque(etag)) || known.includes('*')) return { status: 304, headers, body: '' }
    const fhir = withHeader(reply, 'Content-Type', 'application/fhir+json')
    return { ...fhir, headers: [...fhir.headers, ...headers] }
  },
}

function none(version: string): Reply {
  const says = `SMART ${version} does not define user-access brands`
  return createJsonReply(404, { error: 'not_found', error_description: says })
}

/** Removes `W/`: `If-None-Match` compares weakly (RFC 9110 section 13.1.2). */
const opaque = (etag: string): string => etag.replace(/^W\//, '')

function weakEtag(body: string): string {
  return `W/"${sha256(body, 12)}"`
}
