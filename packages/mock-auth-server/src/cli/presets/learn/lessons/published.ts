import { findHeader } from '../../../../core/http/find-header.ts'
import { DEFAULT_OPTIONS } from '../../../../core/oauth/options.ts'
import { isSameJson } from '../../../../core/util/json.ts'
import { type Lessons, propose } from '../proposal.ts'
import { isObject, readObject } from '../recording/exchange.ts'

const OAUTH_URIS = 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris'

/** The lessons of documents and pages, beside those of addresses. */
export const PUBLISHED_LESSONS: Lessons = {
  metadataOauthUris: ({ documents: { metadata, smart } }) => {
    const statement = metadata && readObject(metadata)
    const [rest] = Array.isArray(statement?.rest) ? statement.rest : []
    if (!isObject(rest)) return undefined
    const security = isObject(rest.security) ? rest.security : {}
    const extensions = (Array.isArray(security.extension) ? security.extension : []).filter(isObject)
    const own = extensions.find(({ url }) => url === OAUTH_URIS)
    if (!own) return propose('absent', 'certain', 'the CapabilityStatement has no oauth-uris', [metadata])
    const [first] = extensions
    if (first !== own && /oauth-uris$/.test(String(first?.url)))
      return propose('malformed-first', 'certain', 'another oauth-uris stands first', [metadata])
    const uris = (Array.isArray(own.extension) ? own.extension : []).filter(isObject)
    const names = uris.map(({ url }) => url).sort()
    const published = (smart && readObject(smart)) ?? {}
    const further = ['registration', 'management', 'introspection', 'revocation'].some(
      (name) => published[`${name}_endpoint`] !== undefined,
    )
    return further && isSameJson(names, ['authorize', 'token'])
      ? propose('authorize-and-token', 'certain', 'oauth-uris names two of the endpoints', [metadata, smart])
      : undefined
  },

  codeChallengeMethods: (recording) => {
    const { smart } = recording.documents
    const document = smart && readObject(smart)
    if (!document) return undefined
    const methods = document.code_challenge_methods_supported
    if (methods === undefined) return propose(null, 'certain', 'the document names no PKCE method', [smart])
    return isSameJson(methods, DEFAULT_OPTIONS.codeChallengeMethods)
      ? undefined
      : propose(methods, 'certain', 'the document names these PKCE methods', [smart])
  },

  assertionAlgorithms: ({ documents: { smart, openid } }) => {
    for (const document of [smart, openid]) {
      const algorithms = document && readObject(document)?.token_endpoint_auth_signing_alg_values_supported
      if (algorithms !== undefined)
        return propose(algorithms, 'likely', 'the document names these algorithms for assertions', [document])
    }
    return undefined
  },

  framing: ({ exchanges, logins }) => {
    const page = exchanges.find(
      (each) =>
        logins.some(({ request }) => request === each) && each.status === 200 && isUnframed(each.headers),
    )
    return (
      page && propose('denied', 'likely', 'the page of the authorization endpoint refuses frames', [page])
    )
  },
}

function isUnframed(headers: Parameters<typeof findHeader>[0]): boolean {
  const policy = findHeader(headers, 'content-security-policy') ?? ''
  const option = findHeader(headers, 'x-frame-options') ?? ''
  return /frame-ancestors\s+'none'/i.test(policy) || /^(?:deny|sameorigin)$/i.test(option)
}
