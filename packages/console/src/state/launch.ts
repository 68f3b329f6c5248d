import { computed, effect, signal } from '@preact/signals'
import { call } from '../api/call.ts'
import type { EncounterRow, Tenant } from '../api/types.ts'
import { clients } from './clients.ts'
import { armed } from './faults.ts'
import { EMPTY_FORM, type LaunchForm } from './launch-form.ts'
import { launchLink } from './launch-link.ts'
import { attempt, read } from './problem.ts'
import { addresses, keepTenant, tenant, tenantName, tenantPath } from './tenant.ts'

export const form = signal<LaunchForm>(EMPTY_FORM)
export const encounters = signal<readonly EncounterRow[]>([])
/** A FHIR base that carries the armed faults and who signs in. */
export const scenarioUrl = signal<string | undefined>(undefined)

/** Clients that can be launched: a backend service has no page. */
export const launchable = computed(() => clients.value.filter(({ type }) => type !== 'backend'))
export const client = computed(
  () => launchable.value.find(({ clientId }) => clientId === form.value.clientId) ?? launchable.value[0],
)
export const link = computed(() =>
  launchLink(addresses.value?.control ?? location.origin, tenantName.value, form.value, client.value),
)
/** Whether the pages of the server decide by themselves. */
export const skipsPages = computed(() => (tenant.value?.options.autoApprove ?? null) !== null)

export function setForm(change: Partial<LaunchForm>): void {
  form.value = { ...form.peek(), ...change }
  if (skipsPages.peek() && ('user' in change || 'patient' in change)) void setSkipsPages(true)
}

/** Signs in, chooses and consents without pages, as user and patient of the form; or asks again. */
export async function setSkipsPages(skips: boolean): Promise<void> {
  const options = { autoApprove: skips ? approval(form.peek()) : null }
  await attempt(async () => keepTenant(await call<Tenant>('PATCH', tenantPath(), { options })))
}

function approval({ user, patient }: LaunchForm) {
  return { ...(user === '' ? {} : { user }), ...(patient === '' ? {} : { patient }) }
}

/** Keeps the encounters to those of the patient, and the scenario link to what is armed. */
export function followForm(): void {
  const patient = computed(() => form.value.patient)
  effect(() => {
    const id = patient.value
    encounters.value = []
    if (id === '') return
    void read(async () => {
      const path = tenantPath(`/patients/${encodeURIComponent(id)}/encounters`)
      const { encounters: found } = await call<{ encounters: EncounterRow[] }>('GET', path)
      if (patient.peek() === id) encounters.value = found
    })
  })
  const scenario = computed(() =>
    JSON.stringify({
      faults: armed.value.map(({ arming }) => arming),
      ...(skipsPages.value ? { autoApprove: approval(form.value) } : {}),
    }),
  )
  effect(() => {
    const wanted = scenario.value
    void read(async () => {
      const { fhirBase } = await call<{ fhirBase: string }>('POST', '/scenarios', JSON.parse(wanted))
      if (scenario.peek() === wanted) scenarioUrl.value = fhirBase
    })
  })
}
