export const json = { 'content-type': 'application/json-patch+json' }

/** Returns a patient to write. */
export const makePatient = (more: object = {}) => ({
  resourceType: 'Patient',
  name: [{ family: 'Written' }],
  ...more,
})

/** Returns the value of a header of a reply. */
export const findHeader = (reply: { headers: [string, string][] }, name: string) =>
  reply.headers.find(([each]) => each === name)?.[1]
