import type { FhirRequest } from '../model/request.ts'

/** Returns the owner of a search as text: the same token, about the same patient, with the same scopes. */
export function getSearchOwner({ access, header }: Pick<FhirRequest, 'access' | 'header'>): string {
  const { patient, user, scopes } = access.kind === 'scopes' ? access : {}
  return JSON.stringify([header('authorization'), patient, user, scopes?.map(({ raw }) => raw)])
}

/** Returns the owner of a session as text: the same token. Its pages are found anew, by what the token permits. */
export function getSessionOwner({ access, header }: Pick<FhirRequest, 'access' | 'header'>): string {
  const { patient, user } = access.kind === 'scopes' ? access : {}
  return JSON.stringify([header('authorization'), patient, user])
}
