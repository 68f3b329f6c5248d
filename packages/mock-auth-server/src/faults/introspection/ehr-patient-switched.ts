import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { staysWithPatient } from '../../expectations/index.ts'

export const ehrPatientSwitched = defineFault({
  name: 'ehr-patient-switched',
  title: 'Patient switched in the EHR',
  kind: 'must-recover',
  catalogueIds: ['F-299'],
  spec: appLaunch('profile-audience-and-scope'),
  description:
    'The user opens another chart in the EHR. Nothing is pushed to the app; introspection of its token names the new patient.',
  requirement: 'Stay with the patient of the launch; a new patient requires a new launch.',
  steps: ['introspect'],
  points: {
    'introspection.response': (response, { tenant }) => {
      const other = tenant.patients.find((patient) => patient !== response.patient)
      return response.active !== true || response.patient === undefined || other === undefined
        ? response
        : { ...response, patient: other }
    },
  },
  prerequisites: ['introspection'],
  times: 20,
  expects: staysWithPatient(),
})
