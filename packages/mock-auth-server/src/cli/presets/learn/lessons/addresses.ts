import { PUBLISHED_ENDPOINTS } from '../../../../core/oauth/server-addresses.ts'
import { isSameJson } from '../../../../core/util/json.ts'
import { type Lessons, propose } from '../proposal.ts'
import { isSuccessful, readObject } from '../recording/exchange.ts'
import type { Recording } from '../recording/recording.ts'
import { redactPath, toUrlTemplate } from '../recording/to-url-template.ts'

/** The lessons of URLs, in discovery documents and in requests. */
export const ADDRESS_LESSONS: Lessons = {
  endpointPaths: (recording) => {
    const { endpoints, documents } = recording
    const own = PUBLISHED_ENDPOINTS.flatMap((name) => {
      const url = endpoints[name]
      const path = url === undefined ? undefined : toPath(url, recording)
      return path === undefined || path === `/auth/${name}` ? [] : [[name, path] as const]
    })
    const sources = [
      documents.smart,
      documents.openid,
      recording.logins[0]?.request,
      recording.tokenExchanges[0]?.exchange,
    ]
    return own.length === 0
      ? undefined
      : propose(
          Object.fromEntries(own),
          'certain',
          'the endpoints have these paths',
          sources.filter(Boolean).slice(0, 1),
        )
  },

  issuer: (recording) => {
    const { documents, issuer, endpoints, fhirBase, root } = recording
    const { smart, openid } = documents
    const source = smart && readObject(smart)?.issuer !== undefined ? smart : openid
    const isAbsent = smart !== undefined && source !== smart
    const isUsual = issuer === endpoints.authorize?.replace(/\/[^/]*\/?$/, '')
    if (issuer === undefined || isUsual)
      return isAbsent ? propose('absent', 'certain', 'the document names no issuer', [smart]) : undefined
    if (!URL.canParse(issuer)) return undefined
    const template = toUrlTemplate(issuer, recording)
    const value =
      issuer === fhirBase ? 'fhir-base' : template.startsWith('{second}') ? 'second-origin' : template
    const reason = `the issuer is ${value === 'second-origin' ? 'at a host of its own' : template}`
    const isBelow = issuer === fhirBase || issuer.startsWith(root)
    return propose(value, isBelow ? 'certain' : 'likely', reason, [source])
  },

  wellKnownPlaces: ({ exchanges, fhirBase, root, issuer, documents }, read) => {
    if (!documents.smart && !documents.openid) return undefined
    // Another issuer of id_tokens has openid-configuration at a place of its own.
    const isMoved = read('idTokenIssuer') !== undefined
    const bases = { 'fhir-base': fhirBase, root, issuer: (issuer ?? `${root}/auth`).replace(/\/$/, '') }
    const files = {
      smart: 'smart-configuration',
      openid: 'openid-configuration',
      oauth: 'oauth-authorization-server',
    }
    const usual = { smart: ['fhir-base'], openid: ['issuer'], oauth: ['issuer'] }
    const seen = Object.entries(files).map(([document, file]) => {
      const asked = Object.entries(bases).flatMap(([place, base]) => {
        const at = exchanges.find(
          ({ url, method }) => method === 'GET' && url.href === `${base}/.well-known/${file}`,
        )
        return at && (isSuccessful(at) || at.status === 404) ? [{ place, at }] : []
      })
      const own: readonly string[] = usual[document as keyof typeof usual]
      const isSame = (one: string, other: string) => bases[one as 'root'] === bases[other as 'root']
      const places = Object.keys(bases).filter((place) => {
        const known = asked.find((each) => each.place === place)
        const earlier = Object.keys(bases).slice(0, Object.keys(bases).indexOf(place))
        if (!own.includes(place) && [...own, ...earlier].some((each) => isSame(each, place))) return false
        if (!known || (isMoved && document === 'openid')) return own.includes(place)
        return isSuccessful(known.at)
      })
      return { document, places, asked: asked.map(({ at }) => at) }
    })
    const value = Object.fromEntries(seen.map(({ document, places }) => [document, places]))
    return isSameJson(value, usual)
      ? undefined
      : propose(
          value,
          'certain',
          'documents are found at these places, or not found',
          seen.flatMap(({ asked }) => asked),
        )
  },

  responseIssuer: ({ logins, documents: { smart } }) => {
    const answered = logins.find(({ callback }) => callback?.url.searchParams.has('code'))
    if (answered?.callback) {
      return answered.callback.url.searchParams.has('iss')
        ? undefined
        : propose('silent', 'certain', 'the redirect to the app has no iss', [answered.callback.exchange])
    }
    return smart && readObject(smart)?.authorization_response_iss_parameter_supported === undefined
      ? propose('silent', 'likely', 'the document does not announce iss', [smart])
      : undefined
  },
}

/** Returns the path of an endpoint below the root; `undefined` for one at a host that the mock has no paths for. */
function toPath(url: string, { root, endpoints }: Recording): string | undefined {
  if (url.startsWith(`${root}/`)) return redactPath(url.slice(root.length))
  const { origin, pathname } = new URL(url)
  const { authorize = url } = endpoints
  return new URL(authorize).origin === origin ? redactPath(pathname) : undefined
}
