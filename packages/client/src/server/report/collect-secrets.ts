import type { Exchange } from '../../model/exchange.ts'
import type { Step } from '../../model/run.ts'
import { isUnissuedValue } from '../../smart/http/unissued-values.ts'

const IN_BODIES = /"(?:access_token|refresh_token|id_token|client_secret)"\s*:\s*"([^"]+)"/g
const IN_STEPS = new Set(['state', 'code', 'launch', 'nonce', 'code_challenge'])
/** Minimum length of a secret: a shorter one would redact ordinary words. */
const SHORTEST = 6

/** Returns every secret value in a run, raw and as it appears inside a URL or a form. */
export function collectSecrets({ steps, exchanges }: { steps: Step[]; exchanges: Exchange[] }): string[] {
  const values = [
    ...exchanges.flatMap(({ request }) =>
      request.parameters.filter(({ secret }) => secret).map(({ value }) => value),
    ),
    ...exchanges.flatMap(({ response }) =>
      [...(response?.body ?? '').matchAll(IN_BODIES)].map(([, value = '']) => value),
    ),
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
