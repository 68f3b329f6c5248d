/** Times that one mutant may be reached in one test: a loop that a mutant makes endless is ended by an error. */
const LIMIT = 2_000_000

/** Decides at every place with mutants which of them is in force, and remembers which ones were reached. */
export class ActiveMutant {
  #number: number | undefined
  #count = 0
  #reached = new Set<number>()

  isActive(number: number): boolean {
    this.#reached.add(number)
    if (this.#number !== undefined && ++this.#count > LIMIT)
      throw new Error('a mutant does not come to an end')
    return number === this.#number
  }

  /** Puts a mutant in force, or none. */
  set(number: number | undefined): void {
    this.#number = number
    this.#count = 0
  }

  /** Returns the mutants that were reached since the last call. */
  takeReached(): readonly number[] {
    const reached = [...this.#reached]
    this.#reached.clear()
    return reached
  }
}
