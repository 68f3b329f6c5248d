import { FhirError } from '../model/fhir-error.ts'
import { limits } from '../model/limits.ts'

/** Resources that are given away cost more than those that are only looked at. */
const GIVEN = 100

/** How much work one request makes, all entries of its Bundle together: a small one could hold up all others. */
export class WorkBudget {
  #left: number = limits.work

  /** Counts resources that are looked at; throws FhirError 400 when they are too many. */
  look(resources: number): void {
    this.#left -= resources
    if (this.#left >= 0) return
    throw new FhirError(400, 'too-costly', 'The searches of this request examine too many resources')
  }

  /** Counts resources that are given away; throws FhirError 400 when they are too many. */
  give(resources: number): void {
    this.look(resources * GIVEN)
  }
}
