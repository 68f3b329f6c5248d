/**
 * Returns the text that `npm start` prints once both run; `mock` and `client` are their ready lines. A
 * console that requires a token gets it in the link.
 *
 * @param {Record<string, unknown>} mock @param {Record<string, unknown>} client
 */
export const announcement = ({ control, controlToken, fhirBase }, client) => `
smart-mock is running.

  Client     ${client.url}
             choose the mock server, press "Log in" and watch every step
  Console    ${control}${controlToken === undefined ? '' : `/?token=${encodeURIComponent(String(controlToken))}`}
             arm faults, and see every request with its verdict
  FHIR base  ${fhirBase}
             the address for a SMART app of your own

Ctrl-C stops everything.`
