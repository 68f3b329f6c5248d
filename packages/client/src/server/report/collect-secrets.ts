import type { Exchange, HeaderList } from '../../model/exchange.ts'
import type { Step } from '../../model/run.ts'
import { isUnissuedValue } from '../../smart/http/unissued-values.ts'

const IN_BODIES =
  /"(?:access_token|refresh_token|id_token|client_secret|registration_access_token)"\s*:\s*"([^"]+)"/g
const IN_STEPS = new Set(['state', 'code', 'launch', 'nonce', 'code_challenge'])
/** Minimum length of a secret: a shorter one would redact ordinary words. */
const SHORTEST = 6

/** Returns every secret value in a run and the known ones, raw and as each appears inside a URL or a form. */
export function collectSecrets(
  { steps, exchanges }: { steps: Step[]; exchanges: Exchange[] },
  known: readonly string[] = [],
): string[] {
  const values = [
    ...known,
    ...exchanges.flatMap(({ request }) =>
      request.parameters.filter(({ secret }) => secret).map(({ value }) => value),
    ),
    ...exchanges.flatMap(({ response }) =>
      [...(response?.body ?? '').matchAll(IN_BODIES)].map(([, value = '']) => value),
    ),
    ...exchanges.flatMap(listCookieValues),
    ...exchanges.flatMap(listLocationCodes),
    ...openQueries({ steps, exchanges }),
    ...steps.flatMap(({ details }) =>
      details.filter(({ name }) => IN_STEPS.has(name)).map(({ value }) => value),
    ),
  ]
  const forms = values.flatMap((value) => [
    value,
    encodeURIComponent(value),
    new URLSearchParams({ '': value }).toString().slice(1),
  ])
  return [...new Set(forms)].filter((value) => value.length >= SHORTEST && !isUnissuedValue(value))
}

/** Lists the values of cookies: with one of them a login goes on in another browser. */
function listCookieValues({ request, response }: Exchange): string[] {
  const sent = listHeader(request.headers, 'cookie').flatMap((header) => header.split(/;\s*/))
  const set = listHeader(response?.headers ?? [], 'set-cookie').map((header) => header.split(';', 1)[0] ?? '')
  return [...sent, ...set].map((pair) => pair.slice(pair.indexOf('=') + 1))
}

/** Lists the codes of redirects to an app: one that was not redeemed is in no request. */
function listLocationCodes({ response }: Exchange): string[] {
  return listHeader(response?.headers ?? [], 'location').flatMap((location) =>
    new URLSearchParams(location.split('?').slice(1).join('?').split('#', 1)[0]).getAll('code'),
  )
}

const listHeader = (headers: HeaderList, wanted: string): string[] =>
  headers.flatMap(([name, value]) => (name.toLowerCase() === wanted ? [value] : []))

/**
 * Returns the queries of file URLs of an export that needs no token: such URLs give access to any caller that
 * knows them.
 */
function openQueries({ steps, exchanges }: { steps: Step[]; exchanges: Exchange[] }): string[] {
  const files = new Set(steps.flatMap(({ id, kind }) => (kind === 'export-file' ? [id] : [])))
  const open = exchanges.filter(
    ({ stepId, request }) => files.has(stepId) && !request.headers.some(([name]) => name === 'authorization'),
  )
  return open.flatMap(({ request: { url, parameters } }) => [
    new URL(url).search.slice(1),
    ...parameters.map(({ value }) => value),
  ])
}
