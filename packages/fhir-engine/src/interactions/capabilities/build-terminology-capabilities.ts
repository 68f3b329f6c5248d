import { findBuiltInSystem, listBuiltInSystems } from '../../terminology/built-in.ts'
import { EXPAND_PARAMETERS } from '../terminology/expand.ts'

const COMMON = {
  resourceType: 'TerminologyCapabilities',
  status: 'active',
  date: '2026-01-01',
  kind: 'instance',
} as const
const SERVER = 'SMART on FHIR test server'

/**
 * Builds the TerminologyCapabilities of this engine (`metadata?mode=terminology`): the code systems that are built
 * in, and what `ValueSet/$expand` and `$validate-code` do. There is no translation and no closure.
 */
export function buildTerminologyCapabilities(base: string): fhir4.TerminologyCapabilities {
  return {
    ...COMMON,
    description:
      'This server has the code systems that R4 defines in full, listed here, and those that are stored in it as CodeSystem.',
    implementation: { description: SERVER, url: base },
    codeSystem: listBuiltInSystems().map((uri) => {
      const version = findBuiltInSystem(uri)?.version
      return { uri, ...(version !== undefined && { version: [{ code: version }] }) }
    }),
    expansion: {
      hierarchical: false,
      paging: true,
      incomplete: false,
      parameter: EXPAND_PARAMETERS.map((name) => ({ name })),
      textFilter: 'The display or the code of a concept has all words of filter.',
    },
    validateCode: { translations: false },
  }
}

/** Builds the TerminologyCapabilities in front of another server: nothing. */
export function buildNoTerminologyCapabilities(base: string): fhir4.TerminologyCapabilities {
  return {
    ...COMMON,
    description: 'This server has no terminology service: it does not expand, validate or translate codes.',
    implementation: { description: SERVER, url: base },
  }
}
