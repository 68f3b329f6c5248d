import type { Any } from '../engine.ts'
import type { Query } from './query.ts'
import { readElements } from './r4-package.ts'

const SUBSETTED = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  code: 'SUBSETTED',
}

/** Returns the part of a resource that `_summary` or `_elements` asks for (R4 §3.1.1.5.8 and §3.1.1.5.9). */
export function projectResource(resource: Any, { summary, elements }: Query): Any {
  const isWhole = elements === undefined && !['true', 'text', 'data'].includes(summary ?? '')
  if (isWhole) return resource
  const kept = Object.entries(resource).filter(([key]) => {
    if (['resourceType', 'id', 'meta'].includes(key)) return true
    const element = findElement(resource.resourceType, key.replace(/^_/, ''))
    const name = element.path.split('.')[1].replace('[x]', '')
    if (elements) return element.min > 0 || elements.includes(name) || elements.includes(key)
    if (summary === 'data') return name !== 'text'
    if (summary === 'text') return element.min > 0 || name === 'text'
    return element.min > 0 || element.isSummary === true
  })
  const meta = { ...resource.meta, tag: [...(resource.meta.tag ?? []), SUBSETTED] }
  return { ...Object.fromEntries(kept), meta }
}

function findElement(type: string, key: string): Any {
  const found = readElements(type).find(({ path }: Any) => {
    const [, name = '', ...deeper] = path.split('.')
    return (
      deeper.length === 0 && (name === key || (name.endsWith('[x]') && key.startsWith(name.slice(0, -3))))
    )
  })
  if (!found) throw new Error(`${type} has no element ${key}`)
  return found
}
