import { createTheme } from '@smart-mock/page-kit'
import { createPreference } from './create-preference.ts'

export const { theme, switchTheme } = createTheme('smart-client.theme')
export const paneSplit = createPreference('split', 40)
