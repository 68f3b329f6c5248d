import type { Expectation } from '../../core/declare/expectation.ts'

/** Returns a constructor of an expectation: its name, and what it does with its parameters. */
export function defineExpectation<Params extends readonly unknown[]>(
  name: string,
  build: (...params: Params) => Omit<Expectation, 'name'>,
): (...params: Params) => Expectation {
  return (...params) => ({ name, ...build(...params) })
}
