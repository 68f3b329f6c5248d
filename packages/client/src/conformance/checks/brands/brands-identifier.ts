import { filterRecords, isRecord } from '../../../smart/http/is-record.ts'
import { createProblem, createProblemIf, createWarning } from '../../../smart/requirements/requirement.ts'
import { brands } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { readBrandBundle } from '../../sources/brand-bundle.ts'
import { readSmartConfiguration } from '../../sources/smart-configuration.ts'

export const brandsIdentifier = defineCheck({
  name: 'brands-identifier',
  title: 'The brand identifier matches exactly one brand',
  group: 'brands',
  catalogueIds: ['S-149'],
  level: 'SHALL',
  since: '2.2',
  spec: brands('metadata', 'metadata-in-well-knownsmart-configuration'),
  howToFix:
    'Publish user_access_brand_identifier with system and value, and give it to exactly one Organization.',
  prerequisites: ['brands'],
  kind: 'passive',
  async judge({ get }) {
    const { organizations } = await get(readBrandBundle)
    const { user_access_brand_identifier: identifier } = await get(readSmartConfiguration)
    if (identifier === undefined)
      return createProblemIf(
        organizations.length > 1,
        `The bundle has ${organizations.length} brands, and no user_access_brand_identifier is published.`,
      )
    if (!isRecord(identifier) || typeof identifier.value !== 'string')
      return [createProblem('user_access_brand_identifier has no value.')]
    const { system, value } = identifier
    const named = organizations.filter((each) =>
      filterRecords(each.identifier).some((own) => own.value === value && own.system === system),
    )
    return [
      ...createProblemIf(
        named.length !== 1,
        `${named.length} brands of the bundle have the identifier ${value}.`,
      ),
      ...(typeof system === 'string' ? [] : [createWarning('user_access_brand_identifier has no system.')]),
    ]
  },
})
