import { classifyFhir, type FhirRoute } from './model/classify-fhir.ts'
import type { FhirRequest } from './model/request.ts'
import { loadValidation } from './validation/load-validation.ts'

/**
 * Loads invariants and profiles when a request validates, alone or in a Bundle; `handleFhir` is synchronous and
 * uses only what is loaded.
 */
export async function prepareValidation(
  { method, path, body }: FhirRequest,
  route: FhirRoute = classifyFhir(method, path),
): Promise<void> {
  const validates =
    route.detail === '$validate' ||
    (route.interaction === 'batch' && new TextDecoder().decode(body).includes('$validate'))
  if (validates) await loadValidation()
}
