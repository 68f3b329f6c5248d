/**
 * Returns the text that `npm start` prints once both run; `mock` and `client` are their ready lines. A
 * console that requires a token gets it in the link.
 *
 * @param {Record<string, unknown>} mock @param {Record<string, unknown>} client
 */
export const announcement = ({ control, controlToken, fhirBase }, client) => `
smart-mock is running.

  Client     ${client.url}
             choose the mock server, press "Log in" and watch every step of the handshake
  Console    ${control}${controlToken === undefined ? '' : `/?token=${encodeURIComponent(String(controlToken))}`}
             switch errors on, see every request and what it should have been
  FHIR base  ${fhirBase}
             what to give to a SMART app of your own

Ctrl-C stops everything.`
