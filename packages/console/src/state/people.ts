import { signal } from '@preact/signals'
import { callControlApi } from '../api/call-control-api.ts'
import type { PatientRow, Person } from '../api/types.ts'
import { buildTenantPath } from './tenant.ts'

/** Maximum number of patients listed; more are found by search. */
const SHOWN = 200

export const users = signal<readonly Person[]>([])
export const patients = signal<readonly PatientRow[]>([])

export async function loadPeople(): Promise<void> {
  const [staff, found] = await Promise.all([
    callControlApi<{ users: Person[] }>('GET', buildTenantPath('/users')),
    callControlApi<{ patients: PatientRow[] }>('GET', buildTenantPath(`/patients?count=${SHOWN}`)),
  ])
  users.value = staff.users
  patients.value = found.patients
}
