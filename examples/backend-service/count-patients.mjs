import { clientAssertion } from './client-assertion.mjs'

/**
 * Runs a backend service (SMART App Launch, "Backend Services"): authenticates with its private key and
 * returns the number of patients. Throws for any unexpected response.
 *
 * @param {{ fhirBase: string, clientId: string, privateKey: import('jose').JWK }} settings
 * @returns {Promise<number>}
 */
export async function countPatients({ fhirBase, clientId, privateKey }) {
  const { token_endpoint } = await json(`${fhirBase}/.well-known/smart-configuration`)
  const token = await json(token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'system/Patient.rs',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await clientAssertion({ clientId, privateKey, audience: token_endpoint }),
    }),
  })
  if (`${token.token_type}`.toLowerCase() !== 'bearer') throw new Error('the token is not a bearer token')
  const Authorization = `Bearer ${token.access_token}`
  const bundle = await json(`${fhirBase}/Patient?_summary=count`, { headers: { Authorization } })
  if (bundle.resourceType !== 'Bundle') throw new Error(`a Bundle was expected, not ${bundle.resourceType}`)
  return bundle.total
}

/** @param {string} url @param {RequestInit} [init] */
async function json(url, init = {}) {
  const headers = { Accept: 'application/json', ...init.headers }
  const response = await fetch(url, { redirect: 'error', ...init, headers })
  if (!response.ok) throw new Error(`${new URL(url).pathname} answered ${response.status}`)
  return response.json()
}
