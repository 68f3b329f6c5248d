import { fhirHttp, fhirPage } from '../../core/declare/spec.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { listSearchNames, readHeader } from './list-parameters.ts'
import type { RiskDeclaration } from './preset-risk.ts'

type RequiredSearch = Readonly<Record<string, { readonly needs: readonly (readonly string[])[] }>>

const requiredSearch: RiskDeclaration = {
  switch: 'requiredSearch',
  steps: ['fhir-search'],
  catalogueIds: ['S-129'],
  spec: fhirPage('search', 'errors'),
  howToCope:
    'Search with the parameters that the server asks for, and read its OperationOutcome when it refuses.',
  find: (entry, value) => {
    const type = entry.facts.resourceType ?? ''
    const needs = (value as RequiredSearch)[type]?.needs
    const names = listSearchNames(entry)
    if (!needs || needs.some((set) => set.every((name) => names.has(name)))) return undefined
    const sets = needs.map((set) => set.join(' with ')).join(', or ')
    return `a search for ${type} is refused without ${sets}`
  },
}

const fhirFormats: RiskDeclaration = {
  switch: 'fhirFormats',
  steps: FHIR_STEPS,
  catalogueIds: ['S-129'],
  spec: fhirHttp('mime-type'),
  howToCope: 'Send Accept: application/fhir+json with every request.',
  find: (entry, value) => {
    const accept = readHeader(entry, 'accept') ?? ''
    if (value === 'xml-by-default' && !/json/.test(accept))
      return 'a request without an Accept for JSON is answered in XML'
    return value === 'json-only' && /xml/.test(accept) && !/json|\*\/\*/.test(accept)
      ? 'XML is not served'
      : undefined
  },
}

const fhirCors: RiskDeclaration = {
  switch: 'fhirCors',
  steps: FHIR_STEPS,
  catalogueIds: ['S-030', 'S-031'],
  spec: fhirHttp('general'),
  howToCope: 'Call the FHIR API from a back end of the app.',
  find: (entry, value) =>
    value === 'none' && readHeader(entry, 'origin') !== undefined
      ? 'a page may not read replies of the FHIR API'
      : undefined,
}

const servedTypes: RiskDeclaration = {
  switch: 'servedTypes',
  steps: FHIR_STEPS,
  catalogueIds: ['S-129'],
  spec: fhirHttp('capabilities'),
  howToCope: 'Ask the CapabilityStatement which types the server has.',
  find: ({ facts: { resourceType } }, value) =>
    resourceType === undefined || value === 'all' || Object.hasOwn(value as object, resourceType)
      ? undefined
      : `${resourceType} is not served`,
}

const tenantParameter: RiskDeclaration = {
  switch: 'tenantParameter',
  steps: FHIR_STEPS,
  catalogueIds: ['S-129'],
  spec: fhirHttp('general'),
  howToCope: 'Let users configure query parameters that the server asks for with every FHIR request.',
  find: (entry, value) => {
    const { name, required } = value as { readonly name?: string; readonly required?: boolean }
    return name !== undefined && required && !listSearchNames(entry).has(name)
      ? `every FHIR request needs the query parameter ${name}`
      : undefined
  },
}

/** Ways to fail at the FHIR API of servers. */
export const FHIR_RISKS: readonly RiskDeclaration[] = [
  requiredSearch,
  fhirFormats,
  fhirCors,
  servedTypes,
  tenantParameter,
]
