import { loadSampleData } from '../../src/index.ts'
import type { Any } from '../engine.ts'

/** A search and, in plain JavaScript, which resources of its type it must find. */
export type SearchCase = readonly [url: string, condition: (resource: Any) => unknown]

export const data = loadSampleData() as Any[]
export const codes = (concept: Any): string[] => (concept?.coding ?? []).map((each: Any) => each.code)
export const anyCode = (concepts: Any[] | undefined, code: string) =>
  (concepts ?? []).some((each) => codes(each).includes(code))
export const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
export const about = (id: string) => (r: Any) =>
  (r.subject ?? r.patient ?? r.beneficiary)?.reference === `Patient/${id}`
export const resource = (reference: Any): Any =>
  data.find((r) => `${r.resourceType}/${r.id}` === reference?.reference)
export const starts = (text: string | undefined, start: string) =>
  text !== undefined && plain(text).startsWith(plain(start))
export const family = (p: Any) => p.name[0].family as string
export const names = (p: Any) => [p.name[0].family, ...p.name[0].given, p.name[0].text] as string[]
export const value = (o: Any) => o.valueQuantity?.value as number
export const component = (o: Any, code: string) =>
  o.component?.find((c: Any) => codes(c.code).includes(code))?.valueQuantity?.value
export const hasPart = (o: Any, code: string) => o.component?.some((c: Any) => codes(c.code).includes(code))
export const effective = (o: Any): [low: string, high: string] =>
  o.effectivePeriod
    ? [o.effectivePeriod.start, o.effectivePeriod.end ?? '9999']
    : [o.effectiveDateTime, o.effectiveDateTime]
