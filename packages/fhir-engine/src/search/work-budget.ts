import { FhirError } from '../model/fhir-error.ts'
import { limits } from '../model/limits.ts'

/** Cost of a returned resource, compared with one that is only checked. */
const GIVEN = 100

/**
 * The amount of work that one request may cause, all entries of its Bundle together: otherwise a small
 * request could block all others.
 */
export class WorkBudget {
  #left: number = limits.work

  /** Counts checked resources; throws FhirError 400 when the budget is used up. */
  look(resources: number): void {
    this.#left -= resources
    if (this.#left >= 0) return
    throw new FhirError(400, 'too-costly', 'The searches of this request examine too many resources')
  }

  /** Counts returned resources; throws FhirError 400 when the budget is used up. */
  give(resources: number): void {
    this.look(resources * GIVEN)
  }
}
