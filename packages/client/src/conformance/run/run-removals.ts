import { toSmartError } from '../../smart/smart-error.ts'

/** Removes something that a run has created, and returns a sentence when it could not. */
export type Removal = () => Promise<string | undefined>

/** Removes everything, one after the other, and returns sentences about what is left. */
export async function runRemovals(removals: readonly Removal[]): Promise<string[]> {
  const left: string[] = []
  for (const remove of removals) {
    const sentence = await remove().catch((thrown) => toSmartError(thrown).message)
    if (sentence !== undefined) left.push(sentence)
  }
  return left
}
