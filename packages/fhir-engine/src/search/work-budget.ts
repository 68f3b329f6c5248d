import { FhirError } from '../model/fhir-error.ts'
import { limits } from '../model/limits.ts'

/** Cost of a returned resource, compared with one that is only checked. */
const GIVEN = 100
/** Cost of running a search over a type, whatever it finds. */
const SEARCHED = 100

/**
 * The amount of work that one request may cause, all entries of its Bundle together: otherwise a small
 * request could block all others. Only resources that the caller may see are counted, because the limit would
 * otherwise tell how many others there are.
 */
export class WorkBudget {
  #left: number
  #copyable: number = limits.copiedBytes

  constructor(work: number) {
    this.#left = work
  }

  /** Counts checked resources; throws FhirError 400 when the budget is used up. */
  look(resources: number): void {
    this.#left -= resources
    if (this.#left >= 0) return
    throw new FhirError(400, 'too-costly', 'The searches of this request examine too many resources')
  }

  /** Counts one search over a type; throws FhirError 400 when the budget is used up. */
  search(resources: number): void {
    this.look(SEARCHED + resources)
  }

  /** Counts what a patch copies; throws FhirError 413 when the budget is used up. */
  copy(value: unknown): void {
    this.#copyable -= JSON.stringify(value)?.length ?? 0
    if (this.#copyable < 0) throw new FhirError(413, 'too-long', 'The patched resource is too large')
  }

  /** Counts returned resources; throws FhirError 400 when the budget is used up. */
  give(resources: number): void {
    this.look(resources * GIVEN)
  }
}
