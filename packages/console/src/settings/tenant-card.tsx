import { useSignal } from '@preact/signals'
import { ConfirmButton, TextField } from '@smart-mock/page-kit'
import { Card } from '../components/card.tsx'
import { createTenant, deleteTenant, resetTenant } from '../state/actions.ts'
import { tenantName } from '../state/tenant.ts'

/** Resets this tenant, or creates another one. */
export function TenantCard() {
  const name = useSignal('')
  const create = async (event: Event) => {
    event.preventDefault()
    if (await createTenant(name.value.trim())) name.value = ''
  }
  return (
    <Card title={`Tenant ${tenantName.value}`}>
      <p class="muted">
        A reset clears journal, tokens, faults, data and clock; options and clients return to their initial
        state.
      </p>
      <div class="row">
        <ConfirmButton
          label="Reset"
          question="Really reset everything"
          onConfirm={() => void resetTenant()}
        />
        {tenantName.value !== 'default' && (
          <ConfirmButton
            label="Delete"
            question="Really delete the tenant"
            onConfirm={() => void deleteTenant()}
          />
        )}
      </div>
      <form class="save-line" onSubmit={(event) => void create(event)}>
        <TextField
          label="New tenant"
          hint="Its own clients, tokens, data, faults, journal and clock."
          placeholder="generated if empty"
          value={name.value}
          onChange={(next) => {
            name.value = next
          }}
        />
        <button type="submit" class="button">
          Create
        </button>
      </form>
    </Card>
  )
}
