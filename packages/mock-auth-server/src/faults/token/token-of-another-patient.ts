import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { REFUSES_RESPONSE } from './refuses-response.ts'

export const tokenOfAnotherPatient = defineFault({
  name: 'token-of-another-patient',
  title: "Another patient's access token",
  kind: 'informational',
  catalogueIds: ['F-147'],
  spec: rfc(9700, '4.6'),
  description:
    'The access token, the patient and the refresh token belong to another patient; the id_token is genuine, with the at_hash of the right token.',
  requirement:
    'In the code flow the check of at_hash is optional; a client that checks it rejects the token.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: {
    'token.grant': (grant, { tenant }) => {
      const other = tenant.patients.find((id) => id !== grant.context.patient)
      return other === undefined || grant.context.patient === undefined
        ? grant
        : { ...grant, context: { ...grant.context, patient: other } }
    },
    'token.idToken': (draft) => ({ ...draft, claims: { ...draft.claims, at_hash: 'A'.repeat(22) } }),
  },
  expects: REFUSES_RESPONSE,
})
