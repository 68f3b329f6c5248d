import { tryLoad } from '../state/problem.ts'
import { chooseTenant, loadTenants, tenantName, tenants } from '../state/tenant.ts'

/** Selects the tenant of the whole page. */
export function TenantSelect() {
  const names = tenants.value.map(({ name }) => name)
  return (
    <label class="header-tenant">
      <span class="muted">tenant</span>
      <select
        class="input"
        value={tenantName.value}
        onFocus={() => void tryLoad(loadTenants)}
        onChange={(event) => chooseTenant(event.currentTarget.value)}
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
