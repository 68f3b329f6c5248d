import type { JournalEntry } from '../../core/journal/journal-entry.ts'

/** Returns the part of a URL below the FHIR base; all of a relative reference. */
export function getTargetBelowBase(url: string): string {
  return url.slice(url.lastIndexOf('/fhir/') + 1).replace(/^fhir\//, '')
}

/** Returns `true` when a request reads that resource: by its URL, by its id, or by a search for its id. */
export function isForResource({ request, facts }: JournalEntry, url: string): boolean {
  const below = getTargetBelowBase(url)
  if (getTargetBelowBase(request.target) === below) return true
  const [type, id] = below.split('/')
  if (!type || !id) return false
  if (facts.resourceType === type && facts.resourceId === id) return true
  const [path = '', query = ''] = getTargetBelowBase(request.target).split('?', 2)
  return path === type && new URLSearchParams(query).getAll('_id').some((ids) => ids.split(',').includes(id))
}

/** Returns `true` when a request's URL names that patient, alone or in a list. */
export function isForPatient({ request }: JournalEntry, patient: string): boolean {
  return request.target.split(/[/?&=,]|%2F|%2C/i).includes(patient)
}

/** Returns `true` when the user, a URL, is the patient in context: a client knows that one without an id_token. */
export function isPatientInContext(user: string, patient: string | undefined): boolean {
  return patient !== undefined && getTargetBelowBase(user) === `Patient/${patient}`
}

/** Returns the path of a request target. */
export function getPath(target: string): string {
  return target.split('?', 1)[0] ?? ''
}
