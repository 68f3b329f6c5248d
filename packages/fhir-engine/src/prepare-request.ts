import { classifyFhir, type FhirRoute } from './model/classify-fhir.ts'
import type { FhirRequest } from './model/request.ts'
import { loadBuiltIn } from './terminology/load-built-in.ts'
import { loadValidation } from './validation/load-validation.ts'

/**
 * Loads what a request needs and no start of a process should wait for: the code systems of R4, and when it
 * validates, alone or in a Bundle, invariants and profiles; returns `undefined` when all of it is there. `handleFhir`
 * is synchronous and uses only what is loaded.
 */
export function prepareRequest(
  { method, path, body }: Pick<FhirRequest, 'method' | 'path' | 'body'>,
  route: FhirRoute = classifyFhir(method, path),
): Promise<void> | undefined {
  const validates =
    route.detail === '$validate' ||
    (route.interaction === 'batch' && new TextDecoder().decode(body).includes('$validate'))
  const loading = loadBuiltIn()
  return validates ? Promise.resolve(loading).then(loadValidation) : loading
}
