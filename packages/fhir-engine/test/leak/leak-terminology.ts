import type { Any } from '../engine.ts'

/** A value set that is stored, of LOINC codes that the data has. */
export const LABS = 'http://leak.example/ValueSet/labs'
/** A code system of R4 that is stored, too, with another hierarchy. */
export const CATEGORIES = 'http://terminology.hl7.org/CodeSystem/observation-category'
/** A value set that needs the stored code system. */
export const MEASURED = 'http://leak.example/ValueSet/measured'

const measured = { property: 'concept', op: 'descendent-of', value: 'measured' }

/** Code systems and value sets of the leak tests, which are everybody's. */
export const TERMINOLOGY: readonly Any[] = [
  {
    ...{ resourceType: 'ValueSet', id: 'labs', url: LABS, status: 'active' },
    compose: {
      include: [{ system: 'http://loinc.org', concept: [{ code: '2093-3' }, { code: '85354-9' }] }],
    },
  },
  {
    ...{ resourceType: 'ValueSet', id: 'measured', url: MEASURED, status: 'active' },
    compose: { include: [{ system: CATEGORIES, filter: [measured] }] },
  },
  {
    ...{
      resourceType: 'CodeSystem',
      id: 'categories',
      url: CATEGORIES,
      status: 'active',
      content: 'complete',
    },
    concept: [{ code: 'measured', concept: [{ code: 'laboratory' }, { code: 'vital-signs' }] }],
  },
]
