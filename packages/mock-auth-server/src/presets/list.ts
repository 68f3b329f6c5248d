import aidbox from './data/aidbox.json' with { type: 'json' }
import athena from './data/athena.json' with { type: 'json' }
import blueButton from './data/blue-button.json' with { type: 'json' }
import entraProxy from './data/entra-proxy.json' with { type: 'json' }
import epic from './data/epic.json' with { type: 'json' }
import healthlake from './data/healthlake.json' with { type: 'json' }
import keycloak from './data/keycloak.json' with { type: 'json' }
import meditech from './data/meditech.json' with { type: 'json' }
import medplum from './data/medplum.json' with { type: 'json' }
import openemr from './data/openemr.json' with { type: 'json' }
import oracleHealthPatient from './data/oracle-health-patient.json' with { type: 'json' }
import oracleHealthProvider from './data/oracle-health-provider.json' with { type: 'json' }
import smartLauncher from './data/smart-launcher.json' with { type: 'json' }
import smileCdr from './data/smile-cdr.json' with { type: 'json' }
import vaLighthouse from './data/va-lighthouse.json' with { type: 'json' }
import type { Preset } from './preset.ts'

/** Every preset. */
export const PRESETS: readonly Preset[] = [
  epic,
  oracleHealthProvider,
  oracleHealthPatient,
  athena,
  blueButton,
  vaLighthouse,
  entraProxy,
  keycloak,
  medplum,
  smartLauncher,
  openemr,
  aidbox,
  smileCdr,
  healthlake,
  meditech,
] as readonly unknown[] as readonly Preset[]
