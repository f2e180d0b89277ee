export { faces, fontBytes } from './bundled.ts'
export { type Coverage, readCoverage } from './coverage.ts'
export { type FontSet, openFonts } from './font-set.ts'
