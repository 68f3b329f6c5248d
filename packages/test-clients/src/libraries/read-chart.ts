/** Reads JSON from a URL with an access token. */
export type Read = (token: string, url: URL) => Promise<unknown>

/**
 * Reads the resources of an app that sends its FHIR requests by an OAuth library: the patient, then every
 * page of a search.
 */
export async function readChart(read: Read, iss: string, token: string, patient: string): Promise<void> {
  await read(token, new URL(`${iss}/Patient/${patient}`))
  let next: string | undefined = `${iss}/Observation?patient=${patient}&_count=100`
  while (next !== undefined) {
    const { link = [] } = (await read(token, new URL(next))) as fhir4.Bundle
    next = link.find(({ relation }) => relation === 'next')?.url
  }
}
