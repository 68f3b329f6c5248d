/**
 * A row of the catalogue, or a part of one, that no test of this repository can show, or that is fulfilled
 * without an option.
 */
export interface NotTested {
  readonly id: string
  readonly reason: string
}

const HONEST = 'No fault: the server does it when nothing is armed'

/** Rows for servers (S) and faults (F) that have no test or no switch, each with the reason. */
export const NOT_TESTED: readonly NotTested[] = [
  {
    id: 'S-128',
    reason: 'A matter of documentation: docs/decisions/access-by-token.md says it.',
  },
  {
    id: 'F-208',
    reason: `${HONEST}. Every refresh answers with a new refresh_token; not to do so is the fault refresh-without-rotation.`,
  },
  {
    id: 'F-277',
    reason:
      'No switch for revoked: only a client that asks for the status can notice (Node, whose fetch neither asks for a stapled OCSP answer nor fetches lists, takes a certificate whose stapled answer says revoked; curl refuses it with --cert-status alone), and the answer has to come from an authority that the client trusts, which the certificates of the mock are not (docs/decisions/generated-certificate.md).',
  },
  {
    id: 'F-270',
    reason: `${HONEST}, to every client that sends If-None-Match with the current version.`,
  },
]
