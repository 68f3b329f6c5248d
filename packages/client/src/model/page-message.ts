/**
 * Pages outside the API.
 * - `GET /launch?iss=&launch=`: EHR launch; redirects to the authorization endpoint, or asks first for an unknown iss.
 * - `GET /authorize/<run id>`: the authorization request as a form that posts itself.
 * - `GET /callback`: finishes the handshake on the server side and answers 303 to `/done?run=<run id>`.
 * - `GET /done?run=`: the page itself when it is shown in place (`page`, EHR launch) — it redirects to `/?run=<run id>`;
 *   in a frame, tab or popup a small page that says how it went and sends `DoneMessage` to parent and opener, same
 *   origin only.
 * - `/?run=<run id>` opens the page on that run.
 */
export interface DoneMessage {
  type: 'smart-client-done'
  runId: string
}

/** From a page in the frame of the login to the page around it: the person wants to go back. */
export interface BackMessage {
  type: 'smart-client-back'
}
