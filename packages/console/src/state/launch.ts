import { computed, effect, signal } from '@preact/signals'
import { callControlApi } from '../api/call-control-api.ts'
import type { EncounterRow, Tenant } from '../api/types.ts'
import { type Approval, buildApproval } from './build-approval.ts'
import { buildLaunchLink } from './build-launch-link.ts'
import { clients } from './clients.ts'
import { armed } from './faults.ts'
import { EMPTY_FORM, type LaunchForm } from './launch-form.ts'
import { tryAction, tryLoad } from './problem.ts'
import { addresses, buildTenantPath, replaceTenant, tenant, tenantName } from './tenant.ts'

export const form = signal<LaunchForm>(EMPTY_FORM)
export const encounters = signal<readonly EncounterRow[]>([])
/** A FHIR base that carries the armed faults and the user. */
export const scenarioUrl = signal<string | undefined>(undefined)

/** Clients that can be launched: a backend service has no page. */
export const launchable = computed(() => clients.value.filter(({ type }) => type !== 'backend'))
export const client = computed(
  () => launchable.value.find(({ clientId }) => clientId === form.value.clientId) ?? launchable.value[0],
)
export const link = computed(() =>
  buildLaunchLink(addresses.value?.control ?? location.origin, tenantName.value, form.value, client.value),
)
/** The decisions that the pages of the server make by themselves; `undefined` when users operate them. */
export const approval = computed(
  () => (tenant.value?.options.autoApprove ?? undefined) as Approval | undefined,
)

export function setForm(change: Partial<LaunchForm>): void {
  form.value = { ...form.peek(), ...change }
  if (approval.peek() && ('user' in change || 'patient' in change)) {
    void setApproval(buildApproval(approval.peek(), form.peek(), change))
  }
}

/** Enables or disables signing in, choosing and consenting without pages, as user and patient of the form. */
export async function setSkipsPages(skips: boolean): Promise<void> {
  await setApproval(skips ? buildApproval(undefined, form.peek()) : null)
}

async function setApproval(autoApprove: Approval | null): Promise<void> {
  const options = { autoApprove }
  await tryAction(async () =>
    replaceTenant(await callControlApi<Tenant>('PATCH', buildTenantPath(), { options })),
  )
}

/** Updates the encounters when the patient changes, and the scenario link when the armed faults change. */
export function watchForm(): void {
  const patient = computed(() => form.value.patient)
  effect(() => {
    const id = patient.value
    encounters.value = []
    if (id === '') return
    void tryLoad(async () => {
      const path = buildTenantPath(`/patients/${encodeURIComponent(id)}/encounters`)
      const { encounters: found } = await callControlApi<{ encounters: EncounterRow[] }>('GET', path)
      if (patient.peek() === id) encounters.value = found
    })
  })
  const scenario = computed(() =>
    JSON.stringify({
      faults: armed.value.map(({ settings }) => settings),
      ...(approval.value ? { autoApprove: approval.value } : {}),
    }),
  )
  effect(() => {
    const wanted = scenario.value
    void tryLoad(async () => {
      const { fhirBase } = await callControlApi<{ fhirBase: string }>(
        'POST',
        '/scenarios',
        JSON.parse(wanted),
      )
      if (scenario.peek() === wanted) scenarioUrl.value = fhirBase
    })
  })
}
