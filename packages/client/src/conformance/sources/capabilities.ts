import type { Source } from '../declare/case-tools.ts'
import { createBlockedError } from '../declare/outcome.ts'
import { readSmartConfiguration } from './smart-configuration.ts'

/** Reads the capabilities of a server. @throws Unjudged when they are no list of strings */
export const readCapabilities = (async ({ get }) => {
  const { capabilities } = await get(readSmartConfiguration)
  if (Array.isArray(capabilities) && capabilities.every((each) => typeof each === 'string'))
    return capabilities as string[]
  throw createBlockedError('discovery-capabilities/strings', 'There is no list of capabilities to read.')
}) satisfies Source<string[]>
