import { createTheme } from '@smart-mock/page-kit'

export const { theme, switchTheme } = createTheme('smart-mock.theme')
