/**
 * Pages outside the API.
 * - `GET /launch?iss=&launch=`: EHR launch; redirects to the authorization endpoint, or asks first for an unknown iss.
 * - `GET /authorize/<run id>`: the authorization request as a form that posts itself.
 * - `GET /callback`: finishes the login in the backend and redirects with 303 to `/done?run=<run id>`.
 * - `GET /done?run=`: the page itself when it is shown in place (`page`, EHR launch) — it redirects to `/?run=<run id>`;
 *   in a frame, tab or popup a small page that shows the outcome and sends `DoneMessage` to parent and opener, same
 *   origin only.
 * - `/?run=<run id>` opens the page on that run.
 */
export interface DoneMessage {
  type: 'smart-client-done'
  runId: string
}

/** Message of a page in the login's frame to the page around it: the user wants to go back. */
export interface BackMessage {
  type: 'smart-client-back'
}
