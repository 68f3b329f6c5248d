const { SMART_MOCK_CONTROL: control, SMART_MOCK_TENANT: tenant } = process.env

/**
 * Registers a backend service at the mock that runs this.
 *
 * @param {string} clientId @param {import('jose').JWK[]} keys public ones
 */
export async function register(clientId, keys) {
  await fetch(`${control}/tenants/${tenant}/clients`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      ...{ clientId, name: clientId, type: 'backend', scope: 'system/*.rs' },
      ...{ jwks: { keys }, redirectUris: [], launchUris: [] },
    }),
  })
}
