import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { usesOnePatient } from '../../expectations/index.ts'
import { REFRESH } from './refresh-grant.ts'

export const refreshChangesPatient = defineFault({
  name: 'refresh-changes-patient',
  title: 'Different patient after a refresh',
  kind: 'must-reject',
  catalogueIds: ['F-215'],
  spec: appLaunch('refresh-access-token'),
  description:
    'The response to a refresh names another patient, whose data the new access token actually covers.',
  requirement: 'Never mix two charts: stop, or clear the page and continue with only the new patient.',
  ...REFRESH,
  points: {
    'token.response': (response, { tenant, strikeCount, memo }) => {
      const patient = tenant.patients.find((id) => id !== response.patient)
      if (patient === undefined || response.patient === undefined) return response
      if (strikeCount === 0) Object.assign(memo, { token: response.access_token, patient })
      return { ...response, patient }
    },
  },
  companions: {
    'fhir.token': (token, { strikeCount, memo }) => {
      if (!token || strikeCount === 0 || token.token !== memo.token) return token
      const context = { ...token.grant.context, patient: String(memo.patient) }
      return { ...token, grant: { ...token.grant, context } }
    },
  },
  times: 1,
  prerequisites: ['refresh'],
  expects: usesOnePatient(),
})
