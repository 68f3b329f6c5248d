import aidboxOpenid from './aidbox.openid.json' with { type: 'json' }
import aidboxSmart from './aidbox.smart.json' with { type: 'json' }
import athenaSmart from './athena.smart.json' with { type: 'json' }
import blueButtonSmart from './blue-button.smart.json' with { type: 'json' }
import blueButtonV3Smart from './blue-button-v3.smart.json' with { type: 'json' }
import type { Capture } from './capture.ts'
import eclinicalworksSmart from './eclinicalworks.smart.json' with { type: 'json' }
import entraProxySmart from './entra-proxy.smart.json' with { type: 'json' }
import epicOpenid from './epic.openid.json' with { type: 'json' }
import epicSmart from './epic.smart.json' with { type: 'json' }
import healthlakeSmart from './healthlake.smart.json' with { type: 'json' }
import keycloakSmart from './keycloak.smart.json' with { type: 'json' }
import meditechSmart from './meditech.smart.json' with { type: 'json' }
import medplumOpenid from './medplum.openid.json' with { type: 'json' }
import medplumSmart from './medplum.smart.json' with { type: 'json' }
import nextgenEnterpriseSmart from './nextgen-enterprise.smart.json' with { type: 'json' }
import nextgenOfficeSmart from './nextgen-office.smart.json' with { type: 'json' }
import openemrSmart from './openemr.smart.json' with { type: 'json' }
import oracleHealthPatientSmart from './oracle-health-patient.smart.json' with { type: 'json' }
import oracleHealthProviderSmart from './oracle-health-provider.smart.json' with { type: 'json' }
import smartLauncherOpenid from './smart-launcher.openid.json' with { type: 'json' }
import smartLauncherSmart from './smart-launcher.smart.json' with { type: 'json' }
import smileCdrOpenid from './smile-cdr.openid.json' with { type: 'json' }
import vaLighthouseOpenid from './va-lighthouse.openid.json' with { type: 'json' }
import vaLighthouseSmart from './va-lighthouse.smart.json' with { type: 'json' }
import veradigmSmart from './veradigm.smart.json' with { type: 'json' }

/** Every captured discovery document. */
export const CAPTURES: readonly Capture[] = [
  epicSmart,
  epicOpenid,
  oracleHealthProviderSmart,
  oracleHealthPatientSmart,
  athenaSmart,
  aidboxSmart,
  aidboxOpenid,
  blueButtonSmart,
  blueButtonV3Smart,
  vaLighthouseSmart,
  vaLighthouseOpenid,
  entraProxySmart,
  keycloakSmart,
  nextgenOfficeSmart,
  medplumSmart,
  medplumOpenid,
  smartLauncherSmart,
  smartLauncherOpenid,
  openemrSmart,
  healthlakeSmart,
  smileCdrOpenid,
  meditechSmart,
  eclinicalworksSmart,
  nextgenEnterpriseSmart,
  veradigmSmart,
] as readonly unknown[] as readonly Capture[]
