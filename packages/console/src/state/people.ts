import { signal } from '@preact/signals'
import { call } from '../api/call.ts'
import type { PatientRow, Person } from '../api/types.ts'
import { tenantPath } from './tenant.ts'

/** More patients than that are found by search. */
const SHOWN = 200

export const users = signal<readonly Person[]>([])
export const patients = signal<readonly PatientRow[]>([])

export async function loadPeople(): Promise<void> {
  const [staff, found] = await Promise.all([
    call<{ users: Person[] }>('GET', tenantPath('/users')),
    call<{ patients: PatientRow[] }>('GET', tenantPath(`/patients?count=${SHOWN}`)),
  ])
  users.value = staff.users
  patients.value = found.patients
}
