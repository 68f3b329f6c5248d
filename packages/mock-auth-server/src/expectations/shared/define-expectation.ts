import type { Expectation } from '../../core/declare/expectation.ts'

/** Returns a constructor of an expectation: its name, and what it does with its parameters. */
export function defineExpectation<Params extends readonly unknown[]>(
  name: string,
  describe: (...params: Params) => Omit<Expectation, 'name'>,
): (...params: Params) => Expectation {
  return (...params) => ({ name, ...describe(...params) })
}
