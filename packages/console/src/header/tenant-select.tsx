import { tryLoad } from '../state/problem.ts'
import { chooseTenant, loadTenants, tenantName, tenantNames } from '../state/tenant.ts'

/** Selects the tenant of the whole page. */
export function TenantSelect() {
  return (
    <label class="header-tenant">
      <span class="muted">tenant</span>
      <select
        class="input"
        value={tenantName.value}
        onFocus={() => void tryLoad(loadTenants)}
        onChange={(event) => chooseTenant(event.currentTarget.value)}
      >
        {tenantNames.value.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
