import { usesOnePatient } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { REFRESH } from './refresh-grant.ts'

export const refreshChangesPatient = defineFault({
  name: 'refresh-changes-patient',
  title: 'Different patient after a refresh',
  kind: 'must-reject',
  ids: ['F-215'],
  spec: appLaunch('refresh-access-token'),
  wire: 'The response to a refresh names another patient, whose data the new access token actually covers.',
  client: 'Never mix two charts: stop, or clear the page and continue with only the new patient.',
  ...REFRESH,
  points: {
    'token.response': (response, { world, struck, memo }) => {
      const patient = world.patients.find((id) => id !== response.patient)
      if (patient === undefined || response.patient === undefined) return response
      if (struck === 0) Object.assign(memo, { token: response.access_token, patient })
      return { ...response, patient }
    },
  },
  companions: {
    'fhir.token': (token, { struck, memo }) => {
      if (!token || struck === 0 || token.token !== memo.token) return token
      const context = { ...token.grant.context, patient: String(memo.patient) }
      return { ...token, grant: { ...token.grant, context } }
    },
  },
  times: 1,
  needs: ['refresh'],
  expects: usesOnePatient(),
})
