import { OF_THE_CONFIGURATION } from './configuration-prerequisites.ts'
import type { Prerequisite, Surroundings } from './prerequisite.ts'
import { OF_THE_SERVER } from './server-prerequisites.ts'

const PREREQUISITES: Readonly<Record<PrerequisiteName, Prerequisite>> = {
  ...OF_THE_CONFIGURATION,
  ...OF_THE_SERVER,
}

export type PrerequisiteName = keyof typeof OF_THE_SERVER | keyof typeof OF_THE_CONFIGURATION

/** Returns `true` for a prerequisite that smart-configuration decides. */
export const isOfTheServer = (name: PrerequisiteName): boolean => Object.hasOwn(OF_THE_SERVER, name)

/** Returns the reason why a prerequisite is not met, or `undefined`. */
export function findMissing(name: PrerequisiteName, surroundings: Surroundings): string | undefined {
  const { isMet, missing } = PREREQUISITES[name]
  return isMet(surroundings) ? undefined : missing
}
