import { runLogin } from '@smart-mock/client/testing'
import type { MockTenant } from 'smart-mock/testing'

const SYSTEM = 'http://hl7.org/fhir/smart-app-launch/CodeSystem/smart-codes'

const code = (value: string) => ({ coding: [{ system: SYSTEM, code: value }] })

/** Creates a launch task in a tenant that approves by itself. */
export async function createLaunchTask({ fhirBase }: MockTenant, clientId: string): Promise<void> {
  const { tokens, context } = await runLogin(fhirBase, { clientId, scopes: 'launch/patient patient/Task.c' })
  const task = {
    ...{ resourceType: 'Task', status: 'requested', intent: 'proposal', code: code('launch-app-ehr') },
    for: { reference: `Patient/${context?.patient}` },
    input: [
      { type: code('smartonfhir-application'), valueUrl: 'https://app.example/launch' },
      { type: code('smartonfhir-appcontext'), valueString: 'from the task' },
    ],
  }
  const response = await fetch(`${fhirBase}/Task`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${tokens?.accessToken}`,
      'content-type': 'application/fhir+json',
    },
    body: JSON.stringify(task),
  })
  if (response.status !== 201) throw new Error(`the task was not created: ${await response.text()}`)
}
