import type { BinaryPointer } from '../../access/list-binary-pointers.ts'
import { FhirError } from '../../model/fhir-error.ts'

/**
 * Creates the refusal of a pointer at a Binary that is hidden from the writer or missing; both cases give the
 * same text.
 */
export function createPointerError({ index, id }: BinaryPointer): FhirError {
  const place = `DocumentReference.content[${index}].attachment.url`
  const advice =
    'create the Binary first, or in the same transaction, with the patient as its securityContext'
  return new FhirError(
    403,
    'forbidden',
    `${place} points at Binary/${id}, which the granted scopes do not cover or which does not exist: ${advice}`,
    [['WWW-Authenticate', 'Bearer error="insufficient_scope"']],
  )
}
