/** A change of a condition that no client could tell, with the reason. */
export interface EquivalentMutant {
  /** The change as the run prints it: the original text, an arrow, and the replacement. */
  readonly change: string
  /** Paths below `src`. */
  readonly files: readonly string[]
  readonly reason: string
}

/** The mutants that survive by right. One that is noticed after all, or that is gone, makes the run fail. */
export const EQUIVALENT_MUTANTS: readonly EquivalentMutant[] = []
