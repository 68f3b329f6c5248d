import { listLacks } from '../../../smart/brands/judge-brand.ts'
import { isSameBase } from '../../../smart/discovery/fhir-base.ts'
import { filterRecords, isRecord } from '../../../smart/http/is-record.ts'
import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { brands } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { readBrandBundle } from '../../sources/brand-bundle.ts'

type Json = Record<string, unknown>

const ABSENT_REASON = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason'
const ALLOWED_REASONS = ['asked-declined', 'asked-unknown']

export const brandsProfiles = defineCheck({
  name: 'brands-profiles',
  title: 'Brands and endpoints conform to their profiles',
  group: 'brands',
  catalogueIds: ['S-147', 'S-150', 'S-151'],
  level: 'SHALL',
  since: '2.2',
  spec: brands('Brand Profile', 'brand-profile-organization'),
  howToFix:
    'Publish what the profiles of brand and endpoint require; say asked-declined or asked-unknown where data is absent.',
  prerequisites: ['brands'],
  cases: {
    organization: {
      kind: 'passive',
      catalogueIds: ['S-150'],
      judge: async ({ get }) => (await get(readBrandBundle)).organizations.flatMap(judgeOrganization),
    },
    endpoint: {
      kind: 'passive',
      catalogueIds: ['S-147', 'S-150'],
      spec: brands('Endpoint Profile', 'endpoint-profile'),
      async judge({ get, target: { fhirBase } }) {
        const { endpoints } = await get(readBrandBundle)
        const isThis = endpoints.some(
          ({ address }) => typeof address === 'string' && isSameBase(address, fhirBase),
        )
        return [
          ...endpoints.flatMap((each) => {
            const lacks = [...listLacks(each), ...(hasPayloadNone(each) ? [] : ['the payloadType none'])]
            return createProblemIf(
              lacks.length > 0,
              `The endpoint ${nameOf(each)} lacks ${lacks.join(' and ')}.`,
            )
          }),
          ...createProblemIf(!isThis, 'None of the endpoints has the address of this FHIR base.'),
        ]
      },
    },
    'absent-reasons': {
      kind: 'passive',
      level: 'SHALL NOT',
      catalogueIds: ['S-151'],
      spec: brands('Data Absent Reasons', 'must-support-definition-ms-and-data-absent-reasons'),
      async judge({ get }) {
        const { organizations, endpoints } = await get(readBrandBundle)
        return [...new Set([...organizations, ...endpoints].flatMap(listReasons))]
          .filter((reason) => !ALLOWED_REASONS.includes(reason))
          .map((reason) => createProblem(`Data is absent with the reason ${reason}.`))
      },
    },
  },
})

const nameOf = ({ name, address, id }: Json): string => String(name ?? address ?? id)

const hasPayloadNone = ({ payloadType }: Json): boolean =>
  filterRecords(payloadType).some(({ coding }) => filterRecords(coding).some(({ code }) => code === 'none'))

function judgeOrganization(organization: Json) {
  const { name, _name, telecom } = organization
  const which = nameOf(organization)
  return [
    ...createProblemIf(
      typeof name !== 'string' && listReasons(_name).length === 0,
      `The brand ${which} has no name.`,
    ),
    ...createProblemIf(
      !filterRecords(telecom).some(({ system }) => system === 'url'),
      `The brand ${which} has no website: telecom lacks the system url.`,
    ),
  ]
}

/** Lists the reasons for absent data anywhere in a value. */
function listReasons(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(listReasons)
  if (!isRecord(value)) return []
  const own = value.url === ABSENT_REASON ? [String(value.valueCode)] : []
  return [...own, ...Object.values(value).flatMap(listReasons)]
}
