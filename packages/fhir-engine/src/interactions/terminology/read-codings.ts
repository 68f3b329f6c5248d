import { FhirError } from '../../model/fhir-error.ts'
import type { PlainObject } from '../../model/resource.ts'
import { listObjects, readText } from '../../terminology/read-elements.ts'
import type { OperationInput } from '../operations/operation-input.ts'

/** A coding that an operation is about. */
export interface CodingValue {
  readonly system: string | undefined
  readonly version: string | undefined
  readonly code: string | undefined
  readonly display: string | undefined
}

/** Parameters that name a code. */
export const CODE_PARAMETERS = ['code', 'display', 'coding', 'codeableConcept']

/**
 * Returns the codings of `code` (of the code system of `system`), `coding` or `codeableConcept`. Throws FhirError
 * 400 unless exactly one of these is there.
 */
export function readCodings(
  input: OperationInput,
  system: { readonly url: string | undefined; readonly version: string | undefined },
): CodingValue[] {
  const [code, coding, concept] = [
    input.text('code'),
    input.object('coding'),
    input.object('codeableConcept'),
  ]
  for (const name of ['coding', 'codeableConcept']) {
    if (input.text(name) !== undefined)
      throw new FhirError(400, 'invalid', `${name} must be a data type in the body of a POST, not text`)
  }
  if ([code, coding, concept].filter((each) => each !== undefined).length !== 1) {
    throw new FhirError(400, 'required', 'Send either code, coding or codeableConcept')
  }
  if (code !== undefined) {
    if (system.url === undefined) throw new FhirError(400, 'required', 'code requires its code system, too')
    return [{ system: system.url, version: system.version, code, display: input.text('display') }]
  }
  return (coding ? [coding] : listObjects(concept?.coding)).map(readCoding)
}

function readCoding({ system, version, code, display }: PlainObject): CodingValue {
  return {
    system: readText(system),
    version: readText(version),
    code: readText(code),
    display: readText(display),
  }
}
