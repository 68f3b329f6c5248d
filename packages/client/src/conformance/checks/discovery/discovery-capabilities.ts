import { explainCapabilities } from '../../../smart/discovery/capabilities.ts'
import { createProblem, createProblemIf, createWarning } from '../../../smart/requirements/requirement.ts'
import { conformance } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { readCapabilities } from '../../sources/capabilities.ts'
import { readSmartConfiguration } from '../../sources/smart-configuration.ts'

export const discoveryCapabilities = defineCheck({
  name: 'discovery-capabilities',
  title: 'capabilities lists strings that the specification defines',
  group: 'discovery',
  catalogueIds: ['S-007', 'S-021'],
  level: 'SHALL',
  spec: conformance('Metadata', 'metadata'),
  howToFix: 'Publish capabilities as a list of the names that SMART defines, each once; extensions are URIs.',
  cases: {
    strings: {
      kind: 'passive',
      catalogueIds: ['S-007'],
      async judge({ get }) {
        const { capabilities } = await get(readSmartConfiguration)
        if (!Array.isArray(capabilities))
          return [createProblem(`capabilities is ${capabilities === undefined ? 'absent' : 'not a list'}.`)]
        const repeated = capabilities.filter((each, at) => capabilities.indexOf(each) !== at)
        return [
          ...createProblemIf(
            capabilities.some((each) => typeof each !== 'string'),
            'capabilities has entries that are not strings.',
          ),
          ...createProblemIf(repeated.length > 0, `capabilities repeats ${repeated.join(', ')}.`),
        ]
      },
    },
    names: {
      kind: 'passive',
      since: '2.0',
      catalogueIds: ['S-021'],
      spec: conformance('Capability Sets', 'capability-sets'),
      async judge({ get }) {
        const unknown = explainCapabilities(await get(readCapabilities))
          .filter(({ known, capability }) => !known && !isUri(capability))
          .map(({ capability }) => capability)
        // The specification uses these names in an example.
        return unknown.map((name) =>
          name.startsWith('context-passthrough-')
            ? createWarning(`capabilities has ${name}, which only an example of the specification has.`)
            : createProblem(`capabilities has ${name}, which is neither defined by SMART 2.2 nor a URI.`),
        )
      },
    },
  },
})

const isUri = (name: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(name) && URL.canParse(name)
